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

    /** A transfer is measured when its host says that it succeeded, and that stays known in every later phase. */
    static LastFact of(Migration migration) {
        if (migration.phase() == Phase.SETTLING) {
            return PROVED;
        }
        boolean said =
                migration.phase() == Phase.VERIFYING || migration.measured().isPresent();
        return said ? SAID_DONE : BEGUN;
    }
}
