package io.drover.port;

import io.drover.model.GuestId;
import io.drover.model.XenCopy;

/** A small piece of work on one host that settles or mends a guest there. */
public sealed interface Chore {
    /** Which guest. */
    GuestId guest();

    /** Start the guest at boot, or don't. */
    record SetAutostart(GuestId guest, boolean on) implements Chore {}

    /** Remember the guest when it is off. */
    record MakePersistent(GuestId guest) implements Chore {}

    /** Take the medium out of a guest's drive; an empty drive stays as it is. */
    record Eject(GuestId guest, String drive) implements Chore {}

    /** Put a medium, a Dom0 path, into a guest's drive. */
    record Insert(GuestId guest, String drive, String medium) implements Chore {}

    /** Forget a guest that is not running here. A driver refuses it for one that is. */
    record Undefine(GuestId guest) implements Chore {}

    /**
     * Take apart a copy that is held and does not run. A driver looks first, and refuses unless Xen still holds that very copy, still
     * without running it, and nobody is moving its memory.
     *
     * @param copy what was seen, which is what may be destroyed
     */
    record Destroy(GuestId guest, XenCopy copy) implements Chore {}

    /**
     * Let a copy that is held run on. A driver looks first, and refuses unless Xen still holds that very copy. One that runs already
     * is left running.
     *
     * @param copy what was seen, which is what may run
     */
    record RunOn(GuestId guest, XenCopy copy) implements Chore {}

    /**
     * End the process that receives the memory of a copy. As long as there is one the copy is not whole, and without it Xen takes the
     * copy apart; the toolstack may go on expecting it. A driver refuses unless Xen still holds that very copy without running it.
     *
     * @param copy what was seen, whose process may be ended
     */
    record EndArrival(GuestId guest, XenCopy copy) implements Chore {}

    /**
     * Restart the host's toolstack, which leaves all guests as they are: it then knows what Xen holds, and no job is held any more.
     * A driver refuses it while any guest's memory is on the move through that host.
     *
     * @param guest for whose sake
     */
    record RestartToolstack(GuestId guest) implements Chore {}
}
