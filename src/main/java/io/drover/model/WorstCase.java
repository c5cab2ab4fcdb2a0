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
 * the rate that its move states. One starts once those have arrived that by the plan arrive before it starts, at the same end of a link, and those
 * have ended that by the plan end before it starts and make room for it; and no more are under way at once than by the plan.
 *
 * @param makespan when the last move ends, from the start of the run
 * @param bytes sent over the links
 */
public record WorstCase(Duration makespan, long bytes) {

    static WorstCase of(List<PlannedMove> moves) {
        var arrivals = new PriorityQueue<Duration>();
        int atOnce = mostAtOnce(moves);
        Map<End, Past> links = new HashMap<>();
        Map<HostName, Past> rooms = new HashMap<>();
        var makespan = Duration.ZERO;
        for (var planned : moves) {
            var start = arrivals.size() < atOnce ? planned.start() : later(planned.start(), arrivals.element());
            for (var end : ends(planned.move())) {
                start = later(start, past(links, end).by(planned.start()));
            }
            start = later(start, past(rooms, planned.move().to()).by(planned.start()));
            var late = start.plus(planned.longest());
            var arrival = late.minus(planned.release());
            ends(planned.move()).forEach(end -> past(links, end).add(planned.arrival(), arrival));
            past(rooms, planned.move().from()).add(planned.end(), late);
            makespan = later(makespan, late);
            arrivals.add(arrival);
            if (arrivals.size() > atOnce) {
                arrivals.remove();
            }
        }
        return new WorstCase(
                makespan, moves.stream().mapToLong(PlannedMove::mostBytes).sum());
    }

    private static <K> Past past(Map<K, Past> known, K where) {
        return known.computeIfAbsent(where, none -> new Past());
    }

    /** One end of a host's link. */
    private record End(HostName host, boolean outgoing) {}

    private static List<End> ends(Move move) {
        return List.of(new End(move.from(), true), new End(move.to(), false));
    }

    /** When what moves wait for comes to pass, by the plan and at worst; it is asked about in the order in which moves start. */
    private static final class Past {
        private final PriorityQueue<Times> open = new PriorityQueue<>(Comparator.comparing(Times::planned));
        private Duration latest = Duration.ZERO;

        private record Times(Duration planned, Duration late) {}

        void add(Duration planned, Duration late) {
            open.add(new Times(planned, late));
        }

        /** When at worst all has come to pass that by the plan has by then. */
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
            changes.merge(move.arrival(), -1, Integer::sum);
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
