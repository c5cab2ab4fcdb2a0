package io.drover.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
        var late = new Duration[moves.size()];
        for (int number = 0; number < late.length; number++) {
            var start = ends.size() < atOnce ? Duration.ZERO : ends.element();
            for (int before = 0; before < number; before++) {
                if (waits(moves.get(number), moves.get(before))) {
                    start = later(start, late[before]);
                }
            }
            late[number] = later(start, moves.get(number).start())
                    .plus(moves.get(number).longest());
            ends.add(late[number]);
            if (ends.size() > atOnce) {
                ends.remove();
            }
        }
        return new WorstCase(
                ends.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO),
                moves.stream().mapToLong(PlannedMove::mostBytes).sum());
    }

    private static boolean waits(PlannedMove planned, PlannedMove before) {
        var move = planned.move();
        var other = before.move();
        boolean meet = other.from().equals(move.from())
                || other.to().equals(move.to())
                || other.from().equals(move.to());
        return meet && before.end().compareTo(planned.start()) <= 0;
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
