package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Move;

/**
 * A guest with the destination that was chosen for it.
 *
 * @param from where it is
 * @param guest the guest
 * @param to where it goes
 */
record Placed(Host from, Guest guest, Host to) {

    /** The move that it makes. */
    Move move() {
        return new Move(guest.id(), guest.name(), from.name(), to.name(), guest.memoryBytes());
    }
}
