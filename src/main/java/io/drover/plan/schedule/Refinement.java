package io.drover.plan.schedule;

import io.drover.plan.schedule.Placer.Aim;
import io.drover.plan.schedule.Placer.Taste;
import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Betters a schedule by sending a guest elsewhere, or two in exchange, those first that arrive last, and giving all their times anew; where that
 * does not better it, by giving times at another pace. Once nothing is better, a few guests are sent elsewhere at random and it begins
 * anew from there. The best is kept, and it ends when that is good enough or after so many steps. The same question gets the same answer.
 */
final class Refinement {
    /** Of giving times, one for each move and each host between which they are, and of holding a guest against a host; some tenths of a second. */
    private static final int MOST_STEPS = 60_000;

    private static final int MOST_HOSTS = 4;
    private static final int SHUFFLES = 20;

    /** So many are sent elsewhere at random, or one more, if such are found by that many tries. */
    private static final int SHAKEN = 2;

    private static final int MOST_TRIES = 40;

    /** One of so many begins anew at another pace. */
    private static final int PACES = 2;

    /** The shorter, and of those that take as long the one whose moves end earlier. */
    private static final Comparator<List<Timed>> ORDER = Comparator.comparingLong(Refinement::makespan)
            .thenComparingLong(
                    moves -> moves.stream().mapToLong(Timed::endNanos).sum());

    private final Instance instance;
    private final Costs costs;
    private final Speeds speeds;
    private final Placer placer;
    private final Occupancy occupancy;
    private final long enough;
    private final SplittableRandom random = new SplittableRandom(1);
    private List<Timed> best;
    private Pace pace;
    private int steps;

    /**
     * What is to be bettered.
     *
     * @param moves the schedule, not empty
     * @param pace how its times were given
     */
    record Draft(List<Timed> moves, Pace pace) {
        long makespan() {
            return moves.stream().mapToLong(Timed::endNanos).max().orElse(0);
        }
    }

    Refinement(Instance instance, Costs costs, Speeds speeds, Draft draft, long enough) {
        this.instance = instance;
        this.costs = costs;
        this.speeds = speeds;
        this.placer = new Placer(instance, costs);
        this.occupancy = new Occupancy(instance, costs, new Company(instance));
        this.pace = draft.pace();
        this.enough = enough;
        this.best = draft.moves();
        best.forEach(move -> occupancy.send(move.guest(), move.to()));
    }

    /** A schedule that is no worse. */
    List<Timed> refine() {
        while (isWorthIt() && (isBettered() || isRetimed())) {
            // each of them keeps what is better
        }
        while (isWorthIt()) {
            beginAnew();
        }
        return best;
    }

    /** Goes on from a schedule near to the best, and returns to the best unless a shorter one was found: nobody is sent elsewhere at random for less. */
    private void beginAnew() {
        var before = new Draft(best, pace);
        shake();
        while (isWorthIt() && isBettered()) {
            // it keeps what is better
        }
        if (makespan(best) >= before.makespan()) {
            best = before.moves();
            pace = before.pace();
            best.forEach(move -> occupancy.send(move.guest(), Occupancy.STAYS));
            best.forEach(move -> occupancy.send(move.guest(), move.to()));
        }
    }

    /** Sends a few elsewhere, whatever comes of it. */
    private void shake() {
        if (random.nextInt(PACES) == 0) {
            var paces = Pace.all(instance, makespan(best), SHUFFLES);
            pace = paces.get(random.nextInt(paces.size()));
        }
        var units = lastFirst();
        int left = SHAKEN + random.nextInt(2);
        for (int tries = 0; tries < MOST_TRIES && left > 0; tries++) {
            left -= isShaken(units) ? 1 : 0;
        }
        timed().ifPresent(moves -> best = moves);
    }

    /** Whether somebody can be sent elsewhere, or two in exchange; they are from then on. */
    private boolean isShaken(List<Unit> units) {
        if (units.isEmpty()) {
            return false;
        }
        var one = units.get(random.nextInt(units.size()));
        var other = units.get(random.nextInt(units.size()));
        if (destination(one) == destination(other)) {
            return false;
        }
        return random.nextInt(3) == 0 ? isSent(one, destination(other)) : isExchanged(one, other);
    }

    private boolean isSent(Unit unit, int host) {
        int before = destination(unit);
        occupancy.send(unit, Occupancy.STAYS);
        boolean can = canTake(unit, host);
        occupancy.send(unit, can ? host : before);
        return can;
    }

    private boolean isWorthIt() {
        return steps < MOST_STEPS && makespan(best) > enough;
    }

    private List<Unit> lastFirst() {
        return best.stream()
                .sorted(Comparator.comparingLong(Timed::endNanos).reversed().thenComparingInt(Timed::guest))
                .filter(move -> isSingle(move.guest()))
                .map(move -> Unit.of(instance, move.guest()))
                .toList();
    }

    private boolean isSingle(int guest) {
        return instance.restrictions().leaving().get(guest)
                && instance.restrictions().together().stream().noneMatch(set -> set.contains(guest));
    }

    private boolean isBettered() {
        var units = lastFirst();
        List<Unit> fastFirst = new ArrayList<>(units);
        fastFirst.sort(Comparator.comparingInt(unit -> -costs.speedOf(destination(unit))));
        return units.stream().anyMatch(unit -> relocate(unit) || exchange(unit, fastFirst));
    }

    /** Whether another pace is better for the same destinations; it is kept to from then on. */
    private boolean isRetimed() {
        var before = pace;
        for (var other : Pace.all(instance, makespan(best), SHUFFLES)) {
            pace = other;
            if (isWorthIt() && isBetter()) {
                return true;
            }
        }
        pace = before;
        return false;
    }

    private boolean relocate(Unit unit) {
        int before = destination(unit);
        occupancy.send(unit, Occupancy.STAYS);
        for (int host : candidates(unit, before)) {
            if (isWorthIt()) {
                occupancy.send(unit, host);
                if (isBetter()) {
                    return true;
                }
                occupancy.send(unit, Occupancy.STAYS);
            }
        }
        occupancy.send(unit, before);
        return false;
    }

    private int[] candidates(Unit unit, int home) {
        return IntStream.range(0, instance.hosts().size())
                .filter(host -> host != home && canTake(unit, host))
                .boxed()
                .sorted(Comparator.comparingInt((Integer host) -> -costs.speedOf(host))
                        .thenComparingLong(occupancy::linkNanos)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_HOSTS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private boolean canTake(Unit unit, int host) {
        steps++;
        return occupancy.hasRoom(unit, host)
                && placer.isFit(unit, host, occupancy, new Aim(makespan(best), Taste.SPREAD, speeds));
    }

    private boolean exchange(Unit unit, List<Unit> others) {
        for (var other : others) {
            if (isWorthIt() && isWorthExchanging(unit, other) && exchange(unit, other)) {
                return true;
            }
        }
        return false;
    }

    private boolean isWorthExchanging(Unit one, Unit other) {
        int first = destination(one);
        int second = destination(other);
        return first != second
                && (one.bytes() != other.bytes()
                        || home(one) != home(other)
                        || costs.speedOf(first) != costs.speedOf(second));
    }

    private boolean exchange(Unit one, Unit other) {
        int first = destination(one);
        int second = destination(other);
        if (!isExchanged(one, other)) {
            return false;
        }
        if (isBetter()) {
            return true;
        }
        occupancy.send(one, first);
        occupancy.send(other, second);
        return false;
    }

    /** Whether two can go where the other would have gone; they do so from then on. */
    private boolean isExchanged(Unit one, Unit other) {
        int first = destination(one);
        int second = destination(other);
        occupancy.send(one, Occupancy.STAYS);
        occupancy.send(other, Occupancy.STAYS);
        if (canTake(one, second)) {
            occupancy.send(one, second);
            if (canTake(other, first)) {
                occupancy.send(other, first);
                return true;
            }
        }
        occupancy.send(one, first);
        occupancy.send(other, second);
        return false;
    }

    private int home(Unit unit) {
        return instance.guests().get(unit.guests()[0]).host();
    }

    private int destination(Unit unit) {
        return occupancy.destination(unit.guests()[0]);
    }

    private boolean isBetter() {
        var moves = timed().filter(other -> ORDER.compare(other, best) < 0);
        moves.ifPresent(better -> best = better);
        return moves.isPresent();
    }

    private Optional<List<Timed>> timed() {
        var itinerary = Itinerary.of(instance, costs, occupancy.destinations());
        steps += itinerary.map(Itinerary::size).orElse(best.size());
        return itinerary.map(known -> known.timed(pace.by(makespan(best))));
    }

    private static long makespan(List<Timed> moves) {
        return moves.stream().mapToLong(Timed::endNanos).max().orElse(0);
    }
}
