package io.drover.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run will do, printable and verifiable before anything moves.
 *
 * @param purpose what was asked for
 * @param basedOn when the fleet was observed that it was made from
 * @param moves in the order in which they start
 * @param stranded guests that were to move and cannot, with every reason
 * @param bound the time below which no plan could be
 * @param unblock of a drain that leaves guests behind, what would let them move
 * @param basis how its times are known; plans of older releases do not say
 * @param over the guests that stand still for longer than they may; plans of older releases name none
 * @param reserve of a drain that was asked to keep one, whether it does
 */
public record Plan(
        Purpose purpose,
        Instant basedOn,
        List<PlannedMove> moves,
        List<Stranded> stranded,
        LowerBound bound,
        Optional<Unblocking> unblock,
        Optional<Basis> basis,
        List<OverLimit> over,
        Optional<Reserve> reserve) {

    public Plan {
        moves = List.copyOf(moves);
        stranded = List.copyOf(stranded);
        over = List.copyOf(over);
    }

    /** A plan that was not asked to keep a reserve. */
    public Plan(
            Purpose purpose,
            Instant basedOn,
            List<PlannedMove> moves,
            List<Stranded> stranded,
            LowerBound bound,
            Optional<Unblocking> unblock,
            Optional<Basis> basis,
            List<OverLimit> over) {
        this(purpose, basedOn, moves, stranded, bound, unblock, basis, over, Optional.empty());
    }

    /** A plan that does not say how its times are known, in which nobody stands still for longer than it may. */
    public Plan(
            Purpose purpose,
            Instant basedOn,
            List<PlannedMove> moves,
            List<Stranded> stranded,
            LowerBound bound,
            Optional<Unblocking> unblock) {
        this(purpose, basedOn, moves, stranded, bound, unblock, Optional.empty(), List.of());
    }

    /** The same plan with what is known of the reserve that it keeps. */
    public Plan with(Reserve found) {
        return new Plan(purpose, basedOn, moves, stranded, bound, unblock, basis, over, Optional.of(found));
    }

    /**
     * How times are known.
     *
     * @param how such as {@code learned from 12 migrations from xen1 to xen2}
     * @param migrations on how many it rests; 0 if it is assumed
     * @param took how those went beside what is expected now, if any did
     */
    public record Basis(String how, int migrations, Optional<Width> took) {
        /** Nothing is learned yet. */
        public static final Basis ASSUMED =
                new Basis("assumed; too little has moved to learn from", 0, Optional.empty());

        /**
         * What migrations took, each divided by what would be expected of it now.
         *
         * @param least the least of all
         * @param low one in ten took less
         * @param high one in ten took more
         */
        public record Width(double least, double low, double high) {}

        /** What a time becomes that is expected, if every migration were as fast as the fastest of those from which that was learned. */
        public Duration fastest(Duration expected) {
            double least = took.map(Width::least).filter(ratio -> ratio < 1).orElse(1.0);
            return Duration.ofNanos(Math.round(expected.toNanos() * least));
        }
    }

    /**
     * What was asked for.
     *
     * @param kind a drain of hosts, the move of one guest, or the return of guests to a host
     * @param hosts the hosts to empty; for a single guest, where it runs; for those that return, where to
     * @param guests the guests that are meant; none for a drain, which is for all
     */
    public record Purpose(Kind kind, List<HostName> hosts, List<GuestId> guests) {
        public Purpose {
            hosts = List.copyOf(hosts);
            guests = List.copyOf(guests);
        }

        /** To empty hosts. */
        public static Purpose drain(List<HostName> hosts) {
            return new Purpose(Kind.DRAIN, hosts, List.of());
        }

        /** The hosts that it is to empty; none unless it is a drain. */
        public List<HostName> drained() {
            return kind == Kind.DRAIN ? hosts : List.of();
        }

        /** Whether it is to empty that host. */
        public boolean drains(HostName host) {
            return drained().contains(host);
        }

        /** What kind of request a plan answers. */
        public enum Kind {
            DRAIN,
            MIGRATE,
            HOME
        }
    }

    /**
     * A guest that cannot be moved.
     *
     * @param guest which guest
     * @param name its name, for people
     * @param reasons per destination, the findings that hold it back
     */
    public record Stranded(GuestId guest, String name, SortedMap<HostName, List<Finding>> reasons) {
        public Stranded {
            reasons = new TreeMap<>(Map.copyOf(reasons));
        }
    }

    /**
     * A guest that stands still for longer than it may while it is moved.
     *
     * @param guest which guest
     * @param name its name, for people
     * @param downtime for how long it is expected to stand still
     * @param limit for how long it may
     * @param alone whether it would for longer than that with the best link that it could have all to itself; if not, there is no room for
     *     it behind a better one
     */
    public record OverLimit(GuestId guest, String name, Duration downtime, Duration limit, boolean alone) {}

    /**
     * A time that no order of these moves can beat, where each takes what is expected of it. Where that was learned, a migration may take less
     * than is expected, and {@link Plan#fastest} says what not even the fastest would beat.
     *
     * @param duration the bound
     * @param binding what makes it so, such as {@code link of xen1, outgoing}
     */
    public record LowerBound(Duration duration, String binding) {}

    /** The lower bound if every migration were as fast, beside what is expected, as the fastest of those from which that was learned. */
    public Duration fastest() {
        return basis.map(known -> known.fastest(bound.duration())).orElse(bound.duration());
    }

    /** Guests of hosts that are not to be emptied, which a drain moves to make room. */
    public List<Move> makingRoom() {
        return moves.stream()
                .map(PlannedMove::move)
                .filter(move -> purpose.kind() == Purpose.Kind.DRAIN && !purpose.drains(move.from()))
                .toList();
    }

    /** When the last move should end, from the start of the run. */
    public Duration makespan() {
        return moves.stream().map(PlannedMove::end).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** What becomes of it if every guest writes as badly as Xen's rule lets it. */
    public WorstCase worst() {
        return WorstCase.of(moves);
    }

    /** What all moves should send over the links. */
    public long bytes() {
        return moves.stream().mapToLong(planned -> planned.expected().bytes()).sum();
    }

    /** For how long the guest should stand still that does so for longest. */
    public Duration longestDowntime() {
        return moves.stream()
                .map(planned -> planned.expected().downtime())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
