package io.drover.driver.sim;

/** What can go wrong with a migration on demand. */
public enum Mishap {
    /** The transfer breaks after two seconds; the guest runs on at the source and nothing is left at the destination. */
    CLEAN_FAILURE,
    /** The guest arrives and the source lets go of it, but the answer never comes back. */
    ANSWER_LOST_AFTER_DEED,
    /** Everything has gone over and nobody finishes: suspended at the source, paused at the destination, running nowhere. */
    LEFT_SUSPENDED_AND_PAUSED,
    /** The guest's kernel does not consent to the suspend; libxl waits a minute for it, and the guest runs on at the source. */
    REFUSES_TO_SUSPEND,
    /** The destination cannot start the guest, and the source cannot let it run again: paused there, and nothing at the destination. */
    LEFT_PAUSED_AT_SOURCE,
    /** The transfer breaks and the guest runs on at the source; the destination keeps a paused copy. */
    LEFTOVER_AT_DESTINATION,
    /** All goes well but that the source cannot remove its definition, which its toolstack only logs. */
    DEFINITION_STAYS
}
