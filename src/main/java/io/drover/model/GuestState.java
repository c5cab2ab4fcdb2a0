package io.drover.model;

/** What a host says a guest is doing, in the words that matter to a migration. */
public enum GuestState {
    /** Scheduled by Xen, busy or idle. */
    RUNNING,
    /** Held by an operator or a migration, memory intact. */
    PAUSED,
    /** Asked its kernel to suspend and got its consent: the state in which a migration hands over. */
    SUSPENDED,
    /** A copy that is still being filled by a migration. */
    INCOMING,
    /** Defined here, not running. */
    SHUT_OFF,
    /** Its kernel crashed. */
    CRASHED,
    /** On its way down. */
    SHUTTING_DOWN,
    /** The host answered with something that fits none of these. */
    OTHER
}
