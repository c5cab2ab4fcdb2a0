package io.drover.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * What becomes of a plan if every guest writes as badly as Xen's rule lets it: each migration sends the most and takes the longest that it can at
 * the rate that its move states. One starts once those have ended that by the plan end before it starts, at the same end of a link or where they
 * make room for it; and no more are under way at once than by the plan.
 *
 * @param makespan when the last move ends, from the start of the run
 * @param bytes sent over the links
 */
public record WorstCase(Duration makespan, long bytes) {

    static WorstCase of(List<PlannedMove> moves) {
        var ends = new PriorityQueue<Duration>();
        int atOnce = mostAtOnce(moves);
        Map<End, Ended> links = new HashMap<>();
        for (var planned : moves) {
            var start = ends.size() < atOnce ? planned.start() : later(planned.start(), ends.element());
            for (var end : waitedFor(planned.move())) {
                var before = links.get(end);
                start = before == null ? start : later(start, before.by(planned.start()));
            }
            var late = start.plus(planned.longest());
            for (var end : ends(planned.move())) {
                links.computeIfAbsent(end, none -> new Ended()).add(planned.end(), late);
            }
            ends.add(late);
            if (ends.size() > atOnce) {
                ends.remove();
            }
        }
        return new WorstCase(
                ends.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO),
                moves.stream().mapToLong(PlannedMove::mostBytes).sum());
    }

    /** One end of a host's link. */
    private record End(HostName host, boolean outgoing) {}

    private static List<End> ends(Move move) {
        return List.of(new End(move.from(), true), new End(move.to(), false));
    }

    /** Where a move may have to wait: its own link's ends, and its destination, which others leave to make room. */
    private static List<End> waitedFor(Move move) {
        return List.of(new End(move.from(), true), new End(move.to(), false), new End(move.to(), true));
    }

    /** When the moves at one end of a link are over, by the plan and at worst; they are asked about in the order in which moves start. */
    private static final class Ended {
        private final PriorityQueue<Times> open = new PriorityQueue<>(Comparator.comparing(Times::planned));
        private Duration latest = Duration.ZERO;

        private record Times(Duration planned, Duration late) {}

        void add(Duration planned, Duration late) {
            open.add(new Times(planned, late));
        }

        /** When at worst all are over that by the plan are over by then. */
        Duration by(Duration start) {
            while (!open.isEmpty() && open.element().planned().compareTo(start) <= 0) {
                latest = later(latest, open.remove().late());
            }
            return latest;
        }
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static int mostAtOnce(List<PlannedMove> moves) {
        var changes = new TreeMap<Duration, Integer>();
        moves.forEach(move -> {
            changes.merge(move.start(), 1, Integer::sum);
            changes.merge(move.end(), -1, Integer::sum);
        });
        int now = 0;
        int most = 1;
        for (int change : changes.values()) {
            now += change;
            most = Math.max(most, now);
        }
        return most;
    }
}
