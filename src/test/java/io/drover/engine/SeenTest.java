package io.drover.engine;

import static io.drover.engine.Sightings.absent;
import static io.drover.engine.Sightings.busy;
import static io.drover.engine.Sightings.gone;
import static io.drover.engine.Sightings.held;
import static io.drover.engine.Sightings.nothing;
import static io.drover.engine.Sightings.seen;
import static io.drover.engine.Sightings.silent;
import static io.drover.engine.Sightings.xen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drover.model.GuestState;
import io.drover.model.Sighting;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeenTest {

    /** A second before, the toolstack told one second of processor time. */
    static Stream<Arguments> toolstacksWord() {
        return Stream.of(
                arguments(silent(), Seen.SILENT),
                arguments(absent(), Seen.NONE),
                arguments(seen(GuestState.SHUT_OFF, 0), Seen.DEFINED),
                arguments(seen(GuestState.RUNNING, 2), Seen.RUNNING),
                // libvirt calls running what Xen holds suspended
                arguments(seen(GuestState.RUNNING, 1), Seen.SAID_RUNNING),
                // it may have been paused since
                arguments(seen(GuestState.PAUSED, 2), Seen.PAUSED),
                arguments(seen(GuestState.PAUSED, 1), Seen.PAUSED),
                arguments(seen(GuestState.PAUSED, 0), Seen.FRESH),
                arguments(seen(GuestState.SUSPENDED, 1), Seen.SUSPENDED),
                arguments(busy(GuestState.RUNNING, 2), Seen.BUSY),
                arguments(busy(GuestState.INCOMING, 0), Seen.ARRIVING),
                arguments(seen(GuestState.INCOMING, 0), Seen.ARRIVING),
                arguments(seen(GuestState.CRASHED, 1), Seen.ODD));
    }

    static Stream<Arguments> xensWord() {
        return Stream.of(
                arguments(gone(), Seen.NONE),
                arguments(silent().withXen(xen("-b----", 2, false)), Seen.SILENT),
                arguments(seen(GuestState.RUNNING, 1).withXen(xen("---ss-", 1, false)), Seen.SUSPENDED),
                arguments(seen(GuestState.PAUSED, 1).withXen(xen("-b----", 1, false)), Seen.RUNNING),
                arguments(seen(GuestState.RUNNING, 1).withXen(xen("---sc-", 1, false)), Seen.ODD),
                arguments(absent().withXen(xen("--p---", 0, false)), Seen.ORPHAN),
                arguments(absent().withXen(xen("--p---", 3, false)), Seen.PAUSED),
                arguments(absent().withXen(xen("-b----", 3, false)), Seen.UNMANAGED),
                arguments(seen(GuestState.SHUT_OFF, 0).withXen(xen("--p---", 0, false)), Seen.ORPHAN),
                arguments(busy(GuestState.INCOMING, 0).withXen(nothing()), Seen.GHOST),
                arguments(seen(GuestState.INCOMING, 0).withXen(xen("--p---", 0, false)), Seen.ARRIVING),
                arguments(absent().withXen(xen("--p---", 0, true)), Seen.ARRIVING),
                // libvirt knows of no job, and the memory is on the move all the same
                arguments(seen(GuestState.RUNNING, 1).withXen(xen("r-----", 1, true)), Seen.BUSY),
                // the client of a managed migration was killed: libvirt's jobs stay, and it calls the suspended guest
                // running
                arguments(busy(GuestState.RUNNING, 1).withXen(xen("---ss-", 1, false)), Seen.STUCK),
                arguments(busy(GuestState.PAUSED, 0).withXen(xen("--p---", 0, false)), Seen.STUCK),
                arguments(busy(GuestState.RUNNING, 1).withXen(xen("-b----", 1, false)), Seen.BUSY),
                arguments(held(GuestState.PAUSED, "--p---", 0), Seen.FRESH),
                // Xen's table rounds to tenths, libvirt's count does not
                arguments(seen(GuestState.PAUSED, 1).withXen(xen("--p---", 0, false)), Seen.PAUSED));
    }

    @ParameterizedTest
    @MethodSource({"toolstacksWord", "xensWord"})
    void aSightingShowsOneThing(Sighting sighting, Seen expected) {
        // When
        Seen seen = Seen.of(sighting, Optional.of(seen(GuestState.RUNNING, 1)));
        // Then
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void oneLookAtAToolstackProvesNoGuestAtWork() {
        // When
        Seen seen = Seen.of(seen(GuestState.RUNNING, 5), Optional.empty());
        // Then
        assertThat(seen).isEqualTo(Seen.SAID_RUNNING);
    }

    /** libvirt calls a guest paused that runs on after a failed preparation. */
    @Test
    void aGuestThatWorksBetweenTwoLooksThatCallItPausedRuns() {
        // When
        Seen seen = Seen.of(seen(GuestState.PAUSED, 2), Optional.of(seen(GuestState.PAUSED, 1)));
        // Then
        assertThat(seen).isEqualTo(Seen.RUNNING);
    }

    @Test
    void whatAGuestUsedWhileAJobHeldItMayHaveBeenBeforeItWasSuspended() {
        // When
        Seen seen = Seen.of(seen(GuestState.RUNNING, 2), Optional.of(busy(GuestState.RUNNING, 1)));
        // Then
        assertThat(seen).isEqualTo(Seen.SAID_RUNNING);
    }
}
