package io.drover.engine;

import io.drover.model.GuestState;
import io.drover.model.Sighting;

/** What two sightings of a guest mean together. The words of the hosts decide, never what the journal hoped for. */
enum Judgement {
    /** Running at the destination, and the source has no copy in memory. */
    ARRIVED("it runs at the destination and not at the source"),
    /** Seen at work at the source, and the destination has no copy in memory. */
    STAYED("it runs at the source and nothing is left at the destination"),
    /** A job still holds it. */
    UNDER_WAY("a migration is still under way"),
    /** A host did not answer. */
    SILENCE("a host does not answer"),
    /** Both hosts say that it runs, and no job explains it. */
    TWICE("both hosts say that it runs"),
    /** No host has it in memory. */
    NOWHERE("it runs on neither host"),
    /** The source says that it is there, but it was not seen at work. */
    NOT_SEEN_AT_WORK("the source has it but it has not been seen to use processor time"),
    /** Anything else: copies that are held on one side or both. */
    HELD("a copy is held and does not run");

    private final String words;

    Judgement(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * A peer-to-peer migration holds a job on the source until its end; a destination that still expects a guest which the source runs
     * without a job keeps a leftover.
     */
    static Judgement of(Sighting source, Sighting destination, Attempt attempt) {
        if (source instanceof Sighting.Unseen || destination instanceof Sighting.Unseen) {
            return SILENCE;
        }
        if (hasJob(source)) {
            return UNDER_WAY;
        }
        if (hasJob(destination) || destination.is(GuestState.INCOMING)) {
            return attempt.sawWork(source) ? HELD : UNDER_WAY;
        }
        if (destination.is(GuestState.RUNNING)) {
            return ofArrival(source, attempt);
        }
        if (!destination.isOff()) {
            return HELD;
        }
        return ofReturn(source, attempt);
    }

    private static Judgement ofArrival(Sighting source, Attempt attempt) {
        if (source.isOff()) {
            return ARRIVED;
        }
        boolean works = source.is(GuestState.RUNNING) && attempt.sawWork(source);
        return works ? TWICE : HELD;
    }

    /** libvirt may say "running" of a suspended guest, and "paused" of one that runs on: only processor time tells. */
    private static Judgement ofReturn(Sighting source, Attempt attempt) {
        if (source.isOff()) {
            return NOWHERE;
        }
        boolean canWork = source.is(GuestState.RUNNING) || source.is(GuestState.PAUSED);
        if (canWork) {
            return attempt.sawWork(source) ? STAYED : NOT_SEEN_AT_WORK;
        }
        return HELD;
    }

    private static boolean hasJob(Sighting sighting) {
        return sighting instanceof Sighting.Present present && present.jobActive();
    }
}
