package io.drover.model;

/** A check's answer. */
public enum Verdict {
    /** Seen to be right. */
    PASS,
    /** The migration will work; something about it wants attention. */
    WARN,
    /** The migration must not start. */
    BLOCK,
    /** Could not be found out; where data is at stake this holds the migration back like a block. */
    UNKNOWN
}
