package io.drover.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one host says of one guest at one moment: the only ground on which Drover decides who owns it. It holds two words, the
 * toolstack's and Xen's own, because the toolstack is known to be wrong: it calls suspended guests running, a guest that runs on
 * paused, and does not list every copy that Xen holds.
 */
public sealed interface Sighting {
    /** Xen's word where nobody asked for it. */
    Observed<List<XenCopy>> UNASKED = Observed.unknown("there is no login to its Dom0");

    /**
     * What Xen holds of the guest there, known only through a login to the Dom0.
     *
     * @return all its copies; none if Xen holds none
     */
    Observed<List<XenCopy>> xen();

    /** The host answered, and its toolstack does not know the guest. */
    record Absent(Observed<List<XenCopy>> xen) implements Sighting {
        /** The toolstack's word alone. */
        public Absent() {
            this(UNASKED);
        }
    }

    /**
     * The host's toolstack knows the guest.
     *
     * @param condition what it is doing
     * @param definition what the host keeps of it
     * @param cpuTime processor time used so far; it grows only in a guest that Xen runs, whatever a toolstack says
     * @param jobActive whether the host says that a migration or another job holds the guest
     * @param xen what Xen holds of it
     */
    record Present(
            Condition condition,
            Definition definition,
            Duration cpuTime,
            boolean jobActive,
            Observed<List<XenCopy>> xen)
            implements Sighting {
        /** The toolstack's word alone. */
        public Present(Condition condition, Definition definition, Duration cpuTime, boolean jobActive) {
            this(condition, definition, cpuTime, jobActive, UNASKED);
        }
    }

    /**
     * The host's toolstack did not answer.
     *
     * @param why the reason, for an operator
     * @param xen what Xen holds there; it may answer where the toolstack does not
     */
    record Unseen(String why, Observed<List<XenCopy>> xen) implements Sighting {
        /** Nobody answered. */
        public Unseen(String why) {
            this(why, UNASKED);
        }
    }

    /** The same sighting with Xen's own word. */
    default Sighting withXen(Observed<List<XenCopy>> word) {
        if (this instanceof Present present) {
            return new Present(present.condition(), present.definition(), present.cpuTime(), present.jobActive(), word);
        }
        return this instanceof Unseen unseen ? new Unseen(unseen.why(), word) : new Absent(word);
    }

    /** The sighting in words for an operator, with who said it. */
    default String inWords() {
        return toolstacksWords() + "; " + xensWords();
    }

    private String xensWords() {
        if (!(xen() instanceof Observed.Known<List<XenCopy>> known)) {
            return "Xen's own word is not known: " + xen().basis();
        }
        return known.value().isEmpty()
                ? "Xen holds no copy"
                : known.value().stream().map(XenCopy::inWords).collect(Collectors.joining(" and ", "Xen holds ", ""));
    }

    private String toolstacksWords() {
        if (this instanceof Present present) {
            return present.condition().said()
                    + (present.definition().persistent() ? ", persistent" : ", transient")
                    + (present.definition().autostart() ? ", autostart" : "")
                    + (present.jobActive() ? ", a job is active" : "");
        }
        return this instanceof Unseen unseen ? "no answer: " + unseen.why() : "not known there";
    }

    /** Whether the toolstack says that the guest is in this state. */
    default boolean is(GuestState state) {
        return this instanceof Present present && present.condition().state() == state;
    }

    /** Whether the host is not known to hold a copy of the guest in memory (it may still keep a definition). */
    default boolean isOff() {
        boolean heldByXen =
                xen().asOptional().filter(copies -> !copies.isEmpty()).isPresent();
        return !heldByXen && (this instanceof Absent || is(GuestState.SHUT_OFF));
    }
}
