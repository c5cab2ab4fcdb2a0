package io.drover.port;

import io.drover.model.GuestId;

/** A small piece of work on one host that settles a guest there. */
public sealed interface Chore {
    /** Which guest. */
    GuestId guest();

    /** Start the guest at boot, or don't. */
    record SetAutostart(GuestId guest, boolean on) implements Chore {}

    /** Remember the guest when it is off. */
    record MakePersistent(GuestId guest) implements Chore {}

    /** Forget a guest that is not running here. A driver refuses it for one that is. */
    record Undefine(GuestId guest) implements Chore {}
}
