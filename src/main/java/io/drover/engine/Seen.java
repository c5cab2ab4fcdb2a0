package io.drover.engine;

import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.model.XenCopy;
import java.util.List;
import java.util.Optional;

/**
 * What one host is seen to hold of a guest, as far as it matters to who owns it. Xen's word goes before the toolstack's where it is
 * known; where it is not, only processor time that grows proves that a guest runs.
 */
enum Seen {
    SILENT("its toolstack does not answer"),
    NONE("knows nothing of it"),
    DEFINED("keeps its definition and holds no copy"),
    RUNNING("runs it"),
    SAID_RUNNING("is said to run it, and nothing proves it yet"),
    UNMANAGED("runs it, and its toolstack does not know that"),
    BUSY("has a copy that a migration or another job holds"),
    STUCK("holds a copy that does not run, and a job holds that although nobody moves its memory"),
    ARRIVING("has a copy that is being filled, or was left half filled"),
    GHOST("has an entry for a copy that Xen does not hold"),
    FRESH("holds a paused copy that has never run there"),
    ORPHAN("holds a paused copy that has never run there, and its toolstack does not know it"),
    PAUSED("holds a paused copy that has run there"),
    SUSPENDED("holds a copy whose kernel has suspended itself"),
    ODD("has it crashed, going down, or in a state that no migration leaves");

    private final String words;

    Seen(String words) {
        this.words = words;
    }

    /** What it says of a host, as the end of a sentence. */
    String words() {
        return words;
    }

    /**
     * What a sighting shows.
     *
     * @param before what the same host said the time before, if it was asked before
     */
    static Seen of(Sighting now, Optional<Sighting> before) {
        if (now instanceof Sighting.Unseen) {
            return SILENT;
        }
        if (now.xen() instanceof Observed.Known<List<XenCopy>> known) {
            return known.value().isEmpty() ? withoutCopy(now) : byXen(now, known.value());
        }
        return now instanceof Sighting.Present present ? byToolstack(present, before) : NONE;
    }

    private static Seen withoutCopy(Sighting now) {
        if (!(now instanceof Sighting.Present present)) {
            return NONE;
        }
        return switch (present.condition().state()) {
            case SHUT_OFF -> DEFINED;
            case INCOMING -> GHOST;
            default -> present.jobActive() ? BUSY : ODD;
        };
    }

    private static Seen byXen(Sighting now, List<XenCopy> copies) {
        XenCopy copy = copies.get(0);
        if (copies.size() > 1 || copy.state().isDying() || copy.state().isCrashed()) {
            return ODD;
        }
        boolean listed = now instanceof Sighting.Present && !now.is(GuestState.SHUT_OFF);
        boolean job = now instanceof Sighting.Present present && present.jobActive();
        if (copy.helper()) {
            return copy.state().isPaused() && copy.cpuTime().isZero() ? ARRIVING : BUSY;
        }
        if (job) {
            return copy.state().isScheduled() ? BUSY : STUCK;
        }
        if (copy.state().isScheduled()) {
            return listed && !now.is(GuestState.INCOMING) ? RUNNING : UNMANAGED;
        }
        if (copy.state().isSuspended()) {
            return SUSPENDED;
        }
        return copy.state().isPaused() ? paused(now, copy, listed) : ODD;
    }

    private static Seen paused(Sighting now, XenCopy copy, boolean listed) {
        if (now.is(GuestState.INCOMING)) {
            return ARRIVING;
        }
        if (hasRun(now) || !copy.cpuTime().isZero()) {
            return PAUSED;
        }
        return listed ? FRESH : ORPHAN;
    }

    /** libvirt counts in nanoseconds where Xen's table rounds to tenths of a second. */
    private static boolean hasRun(Sighting now) {
        return now instanceof Sighting.Present present && !present.cpuTime().isZero();
    }

    private static Seen byToolstack(Sighting.Present now, Optional<Sighting> before) {
        GuestState state = now.condition().state();
        if (now.jobActive()) {
            return state == GuestState.INCOMING ? ARRIVING : BUSY;
        }
        return switch (state) {
            case RUNNING -> worked(now, before) ? RUNNING : SAID_RUNNING;
            case PAUSED -> pausedAsSaid(now, before);
            case SUSPENDED -> SUSPENDED;
            case INCOMING -> ARRIVING;
            case SHUT_OFF -> DEFINED;
            case CRASHED, SHUTTING_DOWN, OTHER -> ODD;
        };
    }

    /** libvirt calls a guest paused that runs on after a failed preparation. */
    private static Seen pausedAsSaid(Sighting.Present now, Optional<Sighting> before) {
        if (worked(now, before)) {
            return RUNNING;
        }
        return now.cpuTime().isZero() ? FRESH : PAUSED;
    }

    /**
     * Whether it used processor time since the time before. What a guest used while it was on the move, or before it was said to be paused, it may have
     * used before it was held.
     */
    private static boolean worked(Sighting.Present now, Optional<Sighting> before) {
        return before.isPresent()
                && before.get() instanceof Sighting.Present earlier
                && !earlier.jobActive()
                && (!now.is(GuestState.PAUSED) || earlier.is(GuestState.PAUSED))
                && now.cpuTime().compareTo(earlier.cpuTime()) > 0;
    }
}
