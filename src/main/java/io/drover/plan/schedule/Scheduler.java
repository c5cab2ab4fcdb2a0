package io.drover.plan.schedule;

import io.drover.plan.schedule.Dispatch.Pace;
import io.drover.plan.schedule.Placer.Aim;
import io.drover.plan.schedule.Placer.Taste;
import io.drover.plan.schedule.Schedule.Over;
import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private static final long NEVER = Long.MAX_VALUE / 8;
    private static final double GOOD = 1.002;
    private static final int FEW = 400;

    /** Guests whose moves may be timed in other orders than the usual one. */
    private static final int SHUFFLED = 500;

    /** Whether to let migrations share a link: freely, or where each gets half of its path or more, or not at all. */
    private static final double[] LEAST_SHARES = {0, 0.25, 0.5, 1};

    private final Instance instance;
    private final Costs costs;
    private final Speeds speeds;
    private final Company company;
    private final Placer placer;
    private Rearrangement.Patience patience = new Rearrangement.Patience();
    private Optional<List<Timed>> best = Optional.empty();

    private Scheduler(Instance instance) {
        this.instance = instance;
        this.costs = new Costs(instance);
        this.speeds = new Speeds(instance, costs);
        this.company = new Company(instance);
        this.placer = new Placer(instance, costs, speeds);
    }

    /** The best schedule that is found. */
    public static Schedule schedule(Instance instance) {
        return new Scheduler(instance).search();
    }

    private Schedule search() {
        var trial = trial();
        var bounds = new Bounds(instance, costs, speeds, guests(trial.placed()), trial.anySpeed());
        var bound = trial.effort().movesOthers() ? bounds.whoeverMoves() : bounds.greatest();
        long least = bound.duration().toNanos();
        time(trial.occupancy(), least, 0);
        patience = new Rearrangement.Patience();
        search(trial, least);
        var moves = best.orElse(List.of());
        return new Schedule(moves, left(moves), over(moves), bound);
    }

    /**
     * Who finds room when time is no object.
     *
     * @param placed those who do
     * @param occupancy where
     * @param effort what it took: others are not moved to save time, only to make room
     * @param anySpeed whether it took slow links that keep a guest standing for longer than it may
     */
    private record Trial(List<Unit> placed, Occupancy occupancy, Effort effort, boolean anySpeed) {}

    private Trial trial() {
        var all = Unit.all(instance).stream().filter(this::isPossible).toList();
        var most = new Trial(List.of(), new Occupancy(instance, costs, company), Effort.SPREAD, false);
        for (boolean anySpeed : new boolean[] {false, true}) {
            for (var effort : Effort.values()) {
                var occupancy = new Occupancy(instance, costs, company);
                var left = place(all, occupancy, effort, new Aim(NEVER, effort.taste, anySpeed));
                if (all.size() - left.size() > most.placed().size() || left.isEmpty()) {
                    List<Unit> placed = new ArrayList<>(all);
                    placed.removeAll(left);
                    most = new Trial(placed, occupancy, effort, anySpeed);
                }
                if (left.isEmpty()) {
                    return most;
                }
            }
        }
        return most;
    }

    private boolean isPossible(Unit unit) {
        return company.canBeTogether(unit.guests())
                && IntStream.range(0, instance.hosts().size())
                        .anyMatch(host -> Arrays.stream(unit.guests()).allMatch(guest -> instance.allows(guest, host)));
    }

    /** How hard it is tried to find a destination for everybody. */
    private enum Effort {
        SPREAD(Taste.SPREAD),
        SWIFT(Taste.SWIFT),
        SNUG(Taste.SNUG),
        SWAPPING(Taste.SPREAD),
        MOVING_OTHERS(Taste.SPREAD),
        MOVING_OTHERS_SNUGLY(Taste.SNUG);

        private final Taste taste;

        Effort(Taste taste) {
            this.taste = taste;
        }

        boolean movesOthers() {
            return compareTo(MOVING_OTHERS) >= 0;
        }

        boolean isHard() {
            return compareTo(SWAPPING) >= 0;
        }

        List<Effort> sufficient() {
            return movesOthers() ? List.of(values()) : List.of(SPREAD, SWIFT, SNUG, SWAPPING);
        }
    }

    private List<Unit> place(List<Unit> units, Occupancy occupancy, Effort effort, Aim aim) {
        var left = placer.place(units, occupancy, aim);
        if (left.isEmpty() || !effort.isHard()) {
            return left;
        }
        var rearrangement = new Rearrangement(occupancy, placer, aim, patience, effort.movesOthers());
        List<Unit> still = new ArrayList<>(left);
        still.removeIf(rearrangement::place);
        return still;
    }

    /** Few guests are worth every horizon in turn; for many, the least that can be kept is sought by halves. */
    private void search(Trial trial, long least) {
        int low = 0;
        int high = HORIZONS.length;
        while (low < high) {
            int step = trial.placed().size() <= FEW ? low : (low + Math.min(high, 2 * low + 8)) / 2;
            long horizon = (long) (least * HORIZONS[step]);
            attempt(trial, horizon);
            if (isKept(horizon)) {
                high = step;
            } else {
                low = step + 1;
            }
        }
    }

    private void attempt(Trial trial, long horizon) {
        boolean placed = false;
        for (var effort : trial.effort().sufficient()) {
            var occupancy = new Occupancy(instance, costs, company);
            if (!isKept(horizon)
                    && !(placed && effort.isHard())
                    && place(trial.placed(), occupancy, effort, new Aim(horizon, effort.taste, trial.anySpeed()))
                            .isEmpty()) {
                placed = true;
                time(occupancy, horizon, SHUFFLED / (trial.placed().size() + 1));
            }
        }
    }

    private void time(Occupancy occupancy, long horizon, int shuffles) {
        for (int shuffle = 0; shuffle <= shuffles; shuffle++) {
            for (boolean slowFirst : new boolean[] {false, true}) {
                for (double share : LEAST_SHARES) {
                    if (!isKept(horizon)) {
                        var pace = new Pace(horizon, share, slowFirst, shuffle);
                        Dispatch.of(instance, costs, occupancy.destinations(), pace)
                                .ifPresent(this::keep);
                    }
                }
            }
        }
    }

    private boolean isKept(long horizon) {
        return best.isPresent() && makespan(best.get()) <= horizon * GOOD;
    }

    private void keep(List<Timed> moves) {
        if (best.isEmpty() || makespan(moves) < makespan(best.get())) {
            best = Optional.of(moves);
        }
    }

    private static long makespan(List<Timed> moves) {
        return moves.stream().mapToLong(Timed::endNanos).max().orElse(0);
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
                .map(move -> new Over(move.guest(), speeds.isOver(move.guest())))
                .sorted(Comparator.comparingInt(Over::guest))
                .toList();
    }
}
