package io.drover.engine;

import io.drover.model.Sighting;
import io.drover.model.XenCopy;
import java.util.List;
import java.util.Optional;

/** What one sighting proves by Xen's own word. It knows nothing of rulings, so that a wrong ruling finds no evidence. */
record Evidence(Sighting sighting) {

    /** Xen's word is known, and it holds nothing. */
    boolean showsNoCopy() {
        return sighting.xen().asOptional().filter(List::isEmpty).isPresent();
    }

    /** Xen runs the one copy that it holds. */
    boolean showsItRunning() {
        return only().filter(copy -> copy.state().isScheduled()).isPresent();
    }

    /** Xen holds one copy, suspended by its own kernel. */
    Optional<XenCopy> suspended() {
        return only().filter(copy -> copy.state().isSuspended());
    }

    /** Xen holds one copy that does not run and never has since it was made there. */
    Optional<XenCopy> neverRan() {
        boolean counted = sighting instanceof Sighting.Present present
                && !present.cpuTime().isZero();
        return only().filter(copy -> copy.state().isPaused() && !copy.state().isDying())
                .filter(copy -> copy.cpuTime().isZero() && !counted);
    }

    /** Xen holds one copy that never ran there, and a process there still waits for more of its memory: it is not whole. */
    Optional<XenCopy> incomplete() {
        return neverRan().filter(XenCopy::helper);
    }

    /** Xen's word is known, and nobody moves the guest's memory there. */
    boolean isStill() {
        return sighting.xen()
                .asOptional()
                .filter(copies -> copies.stream().noneMatch(XenCopy::helper))
                .isPresent();
    }

    /** The toolstack answers; one that does not may be at work. */
    boolean answers() {
        return !(sighting instanceof Sighting.Unseen);
    }

    /** Nobody works on the guest there, by either word. */
    boolean isIdle() {
        boolean job = sighting instanceof Sighting.Present present && present.jobActive();
        return isStill() && !job && answers();
    }

    private Optional<XenCopy> only() {
        return sighting.xen().asOptional().filter(copies -> copies.size() == 1).map(copies -> copies.get(0));
    }
}
