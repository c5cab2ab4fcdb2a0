package io.drover.model;

import java.time.Instant;

/**
 * A guest's whole definition as its host kept it before a migration, for an operator who needs it again.
 *
 * @param migration the migration before which it was read
 * @param guest whose it is
 * @param name the guest's name, for people
 * @param host where it was read
 * @param at when
 * @param text in the words of the host's toolstack, such as libvirt's XML, without passwords; unknown where it could not be had
 */
public record KeptDefinition(
        MigrationId migration, GuestId guest, String name, HostName host, Instant at, Observed<String> text) {
    /** Longer ones are not kept: definitions have a few thousand characters, and the journal keeps one a migration. */
    public static final int MOST_CHARACTERS = 1 << 16;

    /** A text as it may be kept: whole or, with the reason, not at all. */
    public static Observed<String> keepable(Observed<String> read) {
        int length = read.asOptional().map(String::length).orElse(0);
        return length <= MOST_CHARACTERS
                ? read
                : Observed.unknown("it has " + length + " characters; at most " + MOST_CHARACTERS + " are kept");
    }
}
