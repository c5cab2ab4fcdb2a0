package io.drover.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The journal cannot be written. Nothing starts and nothing is changed meanwhile; guests in flight are watched.
 *
 * @param since when it began
 * @param why what the journal says, and what to do about it
 * @param watched what both hosts were last seen to say of each guest in flight, by migration
 */
public record Outage(Instant since, String why, SortedMap<MigrationId, String> watched) {

    public Outage {
        watched = Collections.unmodifiableSortedMap(new TreeMap<>(watched));
    }

    /** The same with what was seen. */
    public Outage watching(Map<MigrationId, String> seen) {
        return new Outage(since, why, new TreeMap<>(seen));
    }

    /** All of it in a sentence or more. */
    public String inWords() {
        StringBuilder words = new StringBuilder("since " + since + " it cannot be written: " + why
                + ". Nothing new starts; guests in flight are watched");
        watched.forEach((migration, seen) ->
                words.append("; ").append(migration).append(": ").append(seen));
        return words.toString();
    }
}
