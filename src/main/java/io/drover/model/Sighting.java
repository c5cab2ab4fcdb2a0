package io.drover.model;

import java.time.Duration;

/** What one host says of one guest at one moment: the only ground on which Drover decides who owns it. */
public sealed interface Sighting {

    /** The host answered, and it does not know the guest. */
    record Absent() implements Sighting {}

    /**
     * The host knows the guest.
     *
     * @param condition what it is doing
     * @param definition what the host keeps of it
     * @param cpuTime processor time used so far; it grows only in a guest that Xen runs, whatever a toolstack says
     * @param jobActive whether the host says that a migration or another job holds the guest
     */
    record Present(Condition condition, Definition definition, Duration cpuTime, boolean jobActive)
            implements Sighting {}

    /**
     * The host did not answer.
     *
     * @param why the reason, for an operator
     */
    record Unseen(String why) implements Sighting {}

    /** The sighting in words for an operator. */
    default String inWords() {
        if (this instanceof Present present) {
            return present.condition().said()
                    + (present.definition().persistent() ? ", persistent" : ", transient")
                    + (present.definition().autostart() ? ", autostart" : "")
                    + (present.jobActive() ? ", a job is active" : "");
        }
        return this instanceof Unseen unseen ? "no answer: " + unseen.why() : "not known there";
    }

    /** Whether the host says that the guest is in this state. */
    default boolean is(GuestState state) {
        return this instanceof Present present && present.condition().state() == state;
    }

    /** Whether the host holds no copy of the guest in memory (it may still keep a definition). */
    default boolean isOff() {
        return this instanceof Absent || is(GuestState.SHUT_OFF);
    }
}
