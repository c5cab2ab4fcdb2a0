package io.drover.engine;

import io.drover.model.Migration;
import io.drover.model.Phase;

/** The last thing about a transfer that the journal holds for sure. */
enum LastFact {
    BEGUN("the transfer was ordered, and how far it went is not known"),
    SAID_DONE("the source's host said that the transfer had succeeded"),
    PROVED("the guest was seen running at the destination, and not at the source");

    private final String words;

    LastFact(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * The last fact of a migration. What an operator had in hand is taken for begun and no more: a copy at the destination may be another one by
     * then than the one that the source's host spoke of.
     */
    static LastFact of(Migration migration) {
        if (migration.phase() == Phase.SETTLING) {
            return PROVED;
        }
        return migration.phase() == Phase.VERIFYING ? SAID_DONE : BEGUN;
    }
}
