package io.drover.port;

import io.drover.model.GuestId;

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
}
