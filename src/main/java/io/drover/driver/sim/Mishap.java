package io.drover.driver.sim;

/** What can go wrong with a migration on demand. */
public enum Mishap {
    /** The transfer breaks after two seconds; the guest runs on at the source and nothing is left at the destination. */
    CLEAN_FAILURE,
    /** The guest arrives and the source lets go of it, but the answer never comes back. */
    ANSWER_LOST_AFTER_DEED,
    /** Everything has gone over and nobody finishes: suspended at the source, paused at the destination, running nowhere. */
    LEFT_SUSPENDED_AND_PAUSED
}
