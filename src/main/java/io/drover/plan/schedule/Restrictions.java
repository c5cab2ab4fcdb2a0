package io.drover.plan.schedule;

import java.util.BitSet;
import java.util.List;

/**
 * Who has to leave, and who may not go where. Guests and hosts are meant by their numbers.
 *
 * @param leaving the guests that have to leave their host
 * @param staying the guests that may not be moved to make room for others
 * @param closed the hosts that take nobody, those to be emptied among them
 * @param apart sets of guests of whom no two may meet on a host, not even for the time of a migration
 * @param together sets of leaving guests that have to go to one host
 * @param forbidden what else holds a guest back from a host
 */
public record Restrictions(
        BitSet leaving,
        BitSet staying,
        BitSet closed,
        List<List<Integer>> apart,
        List<List<Integer>> together,
        Forbidden forbidden) {

    public Restrictions {
        leaving = (BitSet) leaving.clone();
        staying = (BitSet) staying.clone();
        closed = (BitSet) closed.clone();
        apart = List.copyOf(apart);
        together = List.copyOf(together);
    }

    /** Pairs that may not come together; asked often. */
    @FunctionalInterface
    public interface Forbidden {
        /** Whether that guest may not go to that host, whatever room there is. */
        boolean forbids(int guest, int host);
    }

    /** Whether a guest may be moved to make room for others. */
    boolean mayMakeRoom(int guest) {
        return !leaving.get(guest) && !staying.get(guest);
    }
}
