package io.drover.plan.schedule;

import io.drover.model.Plan.LowerBound;
import java.util.Comparator;
import java.util.List;

/**
 * An answer of {@link Scheduler}.
 *
 * @param moves who goes where, when and how fast, by start
 * @param left the guests that have to leave and found no destination
 * @param over the guests that will stand still for longer than they may, by number
 * @param bound the time below which no plan could be that has no more guests above their limits
 */
public record Schedule(List<Timed> moves, List<Integer> left, List<Over> over, LowerBound bound) {
    static final Comparator<Timed> BY_START =
            Comparator.comparingLong(Timed::startNanos).thenComparingInt(Timed::guest);

    public Schedule {
        moves = List.copyOf(moves);
        left = List.copyOf(left);
        over = List.copyOf(over);
    }

    /**
     * A move with its time.
     *
     * @param guest the number of the guest
     * @param from the number of the host that it is on
     * @param to the number of the host that it goes to
     * @param startNanos from the beginning
     * @param bytesPerSecond the rate that it has from start to end
     * @param fare what it costs at that rate
     */
    public record Timed(int guest, int from, int to, long startNanos, long bytesPerSecond, Fare fare) {
        /** When its guest runs at the destination, from the beginning: its links are free from then on, and its source's memory is not yet. */
        public long arrivalNanos() {
            return startNanos + fare.arrivalNanos();
        }

        /** When it ends, from the beginning. */
        public long endNanos() {
            return startNanos + fare.nanos();
        }
    }

    /**
     * A guest that will stand still for longer than it may.
     *
     * @param guest its number
     * @param alone whether it would even with the best link that it could have all to itself; if not, there was no room behind a better one
     */
    public record Over(int guest, boolean alone) {}

    /** When the last move ends, in nanoseconds. */
    public long makespanNanos() {
        return moves.stream().mapToLong(Timed::endNanos).max().orElse(0);
    }
}
