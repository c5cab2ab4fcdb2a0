package io.drover.plan.schedule;

/**
 * A migration in flight or queued already, of which a schedule is not. Until it is over nobody sets out for its destination, and while it is in flight it keeps its
 * share of its source's link.
 *
 * @param from the number of the host whose link it is on; {@link #NOWHERE} if it has not begun
 * @param to the number of the host that it goes to; {@link #NOWHERE} if nobody else may go there
 * @param peak what it could get of its path at most, in bytes a second
 * @param bytesPerSecond what it was planned at
 * @param endNanos when it is over, from the beginning of the schedule
 */
public record Prior(int from, int to, long peak, long bytesPerSecond, long endNanos) {
    /** The number of no host. */
    public static final int NOWHERE = -1;

    /** The same between other hosts. */
    Prior between(int source, int destination) {
        return new Prior(source, destination, peak, bytesPerSecond, endNanos);
    }

    boolean isInFlight() {
        return from != NOWHERE;
    }

    boolean isAwaited() {
        return to != NOWHERE;
    }
}
