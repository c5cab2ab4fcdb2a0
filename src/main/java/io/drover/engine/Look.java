package io.drover.engine;

import io.drover.model.Move;
import io.drover.model.Sighting;

/**
 * Both hosts of a move as one look saw them. Only what is seen in the same look is evidence for an errand.
 *
 * @param source what the source said
 * @param destination what the destination said
 */
record Look(Move move, Sighting source, Sighting destination) {

    Evidence atSource() {
        return new Evidence(source);
    }

    Evidence atDestination() {
        return new Evidence(destination);
    }

    /** Nobody works on the guest on either host. */
    boolean isIdle() {
        return atSource().isIdle() && atDestination().isIdle();
    }
}
