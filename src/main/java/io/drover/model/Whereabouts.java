package io.drover.model;

/** What an operator answers about a migration that Drover could not settle. It counts for what Drover cannot see, never against what it sees. */
public enum Whereabouts {
    /** The guest belongs to the destination. */
    ARRIVED,
    /** The guest belongs to the source. */
    STAYED,
    /** Something was put right: look at both hosts again, and take nobody's word. */
    LOOK_AGAIN
}
