package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.check.Processors;
import io.drover.model.Bookings;
import io.drover.model.Explanation.Cause;
import io.drover.model.Explanation.Wait;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy.Limits;
import io.drover.precopy.Expectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What a move of a finished plan waits for: what would break if it began the moment before it does. Two moves do not hold each other up by
 * ending and beginning at the same instant.
 *
 * @param plan the plan
 * @param fleet what it was made from
 * @param limits how much at once
 * @param bookings what moves under way or queued elsewhere had spoken for
 * @param expectation what links were reckoned with
 */
record Holdup(Plan plan, Fleet fleet, Limits limits, Bookings bookings, Expectation expectation) {

    List<Wait> of(PlannedMove move) {
        if (move.start().isZero()) {
            return List.of();
        }
        List<Wait> waits = new ArrayList<>();
        var before = moves(other -> isOnItsLinksBefore(move.start(), other));
        full(move, before, Move::from, limits.perSource())
                .map(held -> wait(Cause.SOURCE, held, PlannedMove::arrival, move))
                .ifPresent(waits::add);
        full(move, before, Move::to, limits.perDestination())
                .map(held -> wait(Cause.DESTINATION, held, PlannedMove::arrival, move))
                .ifPresent(waits::add);
        if (before.size() >= limits.perRun()) {
            waits.add(wait(Cause.RUN, before, PlannedMove::arrival, move));
        }
        if (lacksRoom(move)) {
            waits.add(wait(Cause.ROOM, freeing(move), PlannedMove::end, move));
        }
        return waits;
    }

    /** Those at the same end of it, if they leave it no place there. */
    private Optional<List<PlannedMove>> full(
            PlannedMove move, List<PlannedMove> before, Function<Move, HostName> end, int most) {
        var host = end.apply(move.move());
        var there = before.stream()
                .filter(other -> end.apply(other.move()).equals(host))
                .toList();
        long taken = there.stream().mapToLong(PlannedMove::bytesPerSecond).sum();
        long link = fleet.host(host)
                .map(known -> expectation.capacity(host, LinkRate.of(known)))
                .orElse(0L);
        int places = fleet.host(host).map(known -> LinkRate.atOnce(known, most)).orElse(most);
        boolean full = there.size() >= places || taken + move.bytesPerSecond() > link;
        return Optional.of(there).filter(others -> full && !others.isEmpty());
    }

    private boolean lacksRoom(PlannedMove move) {
        var to = move.move().to();
        long bytes =
                fleet.host(to).map(Host::memory).map(Host.Memory::freeBytes).orElse(0L) - bookings.bytesOn(to);
        var processors = new Processors(fleet, limits, bookings);
        long vcpus = fleet.host(to).map(processors::free).orElse(0);
        return lacks(move, bytes, each -> Footprint.bytes(each, fleet)) || lacks(move, vcpus, this::vcpus);
    }

    private boolean lacks(PlannedMove move, long free, ToLongFunction<Move> amount) {
        var to = move.move().to();
        long taken = sum(other -> other.move().to().equals(to) && other.start().compareTo(move.start()) < 0, amount);
        long freed = sum(other -> other.move().from().equals(to) && other.end().compareTo(move.start()) < 0, amount);
        return taken + amount.applyAsLong(move.move()) > free + freed;
    }

    private long vcpus(Move move) {
        return fleet.host(move.from())
                .flatMap(host -> host.guest(move.guest()))
                .map(Guest::vcpus)
                .orElse(0);
    }

    private List<PlannedMove> freeing(PlannedMove move) {
        return moves(other ->
                other.move().from().equals(move.move().to()) && other.end().compareTo(move.start()) <= 0);
    }

    /** Those that end as the move begins, which is what it waited for; or all, if none does. */
    private static Wait wait(
            Cause cause, List<PlannedMove> held, Function<PlannedMove, Duration> end, PlannedMove move) {
        var last = held.stream()
                .filter(other -> end.apply(other).equals(move.start()))
                .toList();
        return new Wait(cause, Explainer.told(last.isEmpty() ? held : last, end));
    }

    private static boolean isOnItsLinksBefore(Duration instant, PlannedMove move) {
        return move.start().compareTo(instant) < 0 && move.arrival().compareTo(instant) >= 0;
    }

    private List<PlannedMove> moves(Predicate<PlannedMove> which) {
        return plan.moves().stream().filter(which).toList();
    }

    private long sum(Predicate<PlannedMove> which, ToLongFunction<Move> amount) {
        return moves(which).stream().map(PlannedMove::move).mapToLong(amount).sum();
    }
}
