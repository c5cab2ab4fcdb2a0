package io.drover.check;

/** What a check's answer depends on, and so how often it has to be asked about many guests and many destinations. */
public enum Scope {
    /** The guest where it is. */
    GUEST,
    /** The two hosts, whichever guest goes from the one to the other. */
    PAIR,
    /** Guest, source, destination, and what is reserved there. */
    MOVE
}
