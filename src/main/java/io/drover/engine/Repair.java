package io.drover.engine;

import io.drover.model.GuestState;
import io.drover.model.Sighting;
import io.drover.model.XenCopy;
import java.util.List;
import java.util.Optional;

/**
 * The next errand of a ruling by which Drover acts. A toolstack acts on what it believes, so it is first made to say what Xen says: it is restarted,
 * which leaves guests alone and lets go of every job.
 */
final class Repair {

    private Repair() {}

    /** The next errand, if the look holds the evidence for one. */
    static Optional<Errand> next(Ruling ruling, Look look, LastFact last) {
        return switch (ruling) {
            case CLEAN_DESTINATION ->
                agrees(look.destination()) ? Errand.destroyAtDestination(look) : Errand.restartAtDestination(look);
            case CLEAN_SOURCE -> agrees(look.source()) ? Errand.destroyAtSource(look) : Errand.restartAtSource(look);
            case GO_BACK -> goBack(look);
            case GO_FORWARD ->
                agrees(look.destination()) ? Errand.runOnAtDestination(look, last) : Errand.restartAtDestination(look);
            case RELEASE ->
                isHeldByAJob(look.source()) ? Errand.restartAtSource(look) : Errand.restartAtDestination(look);
            case RESYNC_DESTINATION, ABANDONED -> Errand.endArrival(look).or(() -> Errand.restartAtDestination(look));
            default -> Optional.empty();
        };
    }

    /** Only libvirt lets a suspended copy run on: Xen's own tools have no command for it before 4.20. */
    private static Optional<Errand> goBack(Look look) {
        if (!isKnown(look.source())) {
            return Optional.empty();
        }
        return agrees(look.source()) ? Errand.runOnAtSource(look) : Errand.restartAtSource(look);
    }

    private static boolean isHeldByAJob(Sighting sighting) {
        return sighting instanceof Sighting.Present present && present.jobActive();
    }

    private static boolean isKnown(Sighting sighting) {
        return sighting instanceof Sighting.Present && !sighting.is(GuestState.SHUT_OFF);
    }

    /** Whether the toolstack says of a held copy what Xen says, or knows nothing of it and is not needed. */
    private static boolean agrees(Sighting sighting) {
        if (!isKnown(sighting)) {
            return true;
        }
        List<XenCopy> copies = sighting.xen().asOptional().orElse(List.of());
        boolean suspended = copies.stream().anyMatch(copy -> copy.state().isSuspended());
        return sighting.is(suspended ? GuestState.SUSPENDED : GuestState.PAUSED);
    }
}
