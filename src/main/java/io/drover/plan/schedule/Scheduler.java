package io.drover.plan.schedule;

import io.drover.plan.schedule.Placer.Aim;
import io.drover.plan.schedule.Refinement.Draft;
import io.drover.plan.schedule.Schedule.Over;
import io.drover.plan.schedule.Schedule.Timed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Plans who goes where and when. For one horizon after the other, from the lower bound on, guests are given destinations that can receive
 * them all by then, and the moves their times; the first schedule that keeps its horizon ends the search, and the shortest one wins. The same
 * question gets the same answer.
 */
public final class Scheduler {
    private static final double[] HORIZONS = {
        1, 1.005, 1.01, 1.02, 1.035, 1.05, 1.07, 1.1, 1.13, 1.16, 1.2, 1.25, 1.3, 1.4, 1.5, 1.65, 1.8, 2, 2.5, 3, 4, 6,
        8, 12, 16
    };
    private static final double GOOD = 1.002;

    /** So many guests are worth every horizon in turn. */
    static final int FEW = 400;

    /** Guests whose moves may be timed in other orders than the usual one. */
    private static final int SHUFFLED = 100;

    /** So many ways to give times are tried for many guests once all were. */
    private static final int MOST_PACES = 3;

    private final Instance instance;
    private final Costs costs;
    private final Speeds speeds;
    private final Company company;
    private final Map<Pace, Long> shortest = new HashMap<>();
    private boolean areMany;

    /** The shortest of patient paces and the shortest of the others: what betters the one may not better the other. */
    private final SortedMap<Boolean, Draft> drafts = new TreeMap<>();

    private Scheduler(Instance instance) {
        this.instance = instance;
        this.costs = new Costs(instance);
        this.speeds = new Speeds(instance, costs);
        this.company = new Company(instance);
    }

    /** The best schedule that is found. */
    public static Schedule schedule(Instance instance) {
        return new Scheduler(instance).search();
    }

    private Schedule search() {
        var all = Unit.all(instance).stream().filter(this::isPossible).toList();
        var trial = Leniency.trial(new Trial.Maker(instance, costs, company), speeds, all);
        int letOff = trial.speeds().letOff().cardinality();
        var bounds = new Bounds(instance, costs, speeds, guests(trial.placed()), letOff);
        int others = others(trial.occupancy().destinations());
        var bound = bounds.greatest(others);
        long least = bound.duration().toNanos();
        areMany = trial.placed().size() > FEW;
        time(trial.occupancy(), least, 0);
        search(trial, least);
        var moves = refined(trial, least).map(Draft::moves).orElse(List.of());
        int moved = (int) moves.stream().filter(move -> isOther(move.guest())).count();
        return new Schedule(moves, left(moves), over(moves), moved == others ? bound : bounds.greatest(moved));
    }

    /** How many move to make room. */
    private int others(int[] destinations) {
        return (int) IntStream.range(0, destinations.length)
                .filter(guest -> destinations[guest] != Occupancy.STAYS && isOther(guest))
                .count();
    }

    private boolean isOther(int guest) {
        return !instance.restrictions().leaving().get(guest);
    }

    private boolean isPossible(Unit unit) {
        return company.canBeTogether(unit.guests())
                && IntStream.range(0, instance.hosts().size())
                        .anyMatch(host -> Arrays.stream(unit.guests()).allMatch(guest -> instance.allows(guest, host)));
    }

    private Optional<Draft> refined(Trial trial, long least) {
        long enough = (long) (least * GOOD);
        var best = best();
        for (var draft : areMany ? List.<Draft>of() : List.copyOf(drafts.values())) {
            if (best.filter(known -> known.makespan() > enough).isPresent()) {
                var moves = new Refinement(instance, costs, trial.speeds(), draft, enough).refine();
                keep(new Draft(moves, draft.pace()));
                best = best();
            }
        }
        return best;
    }

    /** Few guests are worth every horizon in turn; for many, the least that can be kept is sought by halves. */
    private void search(Trial trial, long least) {
        var maker = new Trial.Maker(instance, costs, company);
        int low = 0;
        int high = HORIZONS.length;
        while (low < high) {
            int step = !areMany ? low : (low + Math.min(high, 2 * low + 8)) / 2;
            long horizon = (long) (least * HORIZONS[step]);
            attempt(maker, trial, horizon);
            if (isKept(horizon)) {
                high = step;
            } else {
                low = step + 1;
            }
        }
    }

    private void attempt(Trial.Maker maker, Trial trial, long horizon) {
        boolean placed = false;
        for (var effort : trial.effort().sufficient()) {
            if (!isKept(horizon) && !(placed && effort.isHard()) && isWorth(effort, trial)) {
                var outcome = maker.place(trial.placed(), effort, new Aim(horizon, effort.taste(), trial.speeds()));
                if (outcome.left().isEmpty()) {
                    placed = true;
                    time(
                            outcome.occupancy(),
                            horizon,
                            SHUFFLED / (trial.placed().size() + 1));
                }
            }
        }
    }

    /**
     * Every way is tried to find room by an earlier horizon, or to save the time of links that idle, only for few guests; to find any room at all, for as many as there are. Where
     * others are on their way the bound knows nothing of that, and it would be tried for horizons that nobody can keep.
     */
    private boolean isWorth(Effort effort, Trial trial) {
        if (effort.isHard() && !instance.priors().isEmpty()) {
            return false;
        }
        if (effort.isThrifty()) {
            return !areMany && instance.isLinkIdle();
        }
        return effort != Effort.SEARCHING || trial.effort() == effort || !areMany;
    }

    private void time(Occupancy occupancy, long horizon, int shuffles) {
        var itinerary = Itinerary.of(instance, costs, occupancy.destinations());
        if (itinerary.isEmpty()) {
            return;
        }
        for (var pace : promising(Pace.all(instance, horizon, shuffles))) {
            if (!isKept(horizon)) {
                keep(new Draft(itinerary.get().timed(pace), pace));
            }
        }
    }

    /** For many guests, once all have been tried, those that did best: what is promising for so many stays so. */
    private List<Pace> promising(List<Pace> paces) {
        return !areMany || shortest.size() < paces.size()
                ? paces
                : paces.stream()
                        .sorted(Comparator.comparingLong(pace -> shortest.getOrDefault(pace.by(0), Long.MAX_VALUE)))
                        .limit(MOST_PACES)
                        .toList();
    }

    private boolean isKept(long horizon) {
        return best().filter(draft -> draft.makespan() <= horizon * GOOD).isPresent();
    }

    private void keep(Draft draft) {
        shortest.merge(draft.pace().by(0), draft.makespan(), Math::min);
        drafts.merge(
                draft.pace().isPatient(), draft, (known, other) -> other.makespan() < known.makespan() ? other : known);
    }

    private Optional<Draft> best() {
        return drafts.values().stream().min(Comparator.comparingLong(Draft::makespan));
    }

    private static int[] guests(List<Unit> units) {
        return units.stream()
                .flatMapToInt(unit -> Arrays.stream(unit.guests()))
                .sorted()
                .toArray();
    }

    private List<Integer> left(List<Timed> moves) {
        var left = (BitSet) instance.restrictions().leaving().clone();
        moves.forEach(move -> left.clear(move.guest()));
        return left.stream().boxed().toList();
    }

    private List<Over> over(List<Timed> moves) {
        return moves.stream()
                .filter(move -> !costs.isShort(move.guest(), move.fare()))
                .map(Timed::guest)
                .sorted()
                .map(guest -> new Over(guest, speeds.isOver(guest)))
                .toList();
    }
}
