package io.drover.engine;

import static io.drover.engine.Sightings.absent;
import static io.drover.engine.Sightings.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.VirtualDisk;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    private final Script script = new Script();

    @BeforeEach
    void aGuestThatArrivedAndIsSettled() {
        script.copying();
        script.happens(script.ended());
        script.bothSeen(absent(), seen(GuestState.RUNNING, 1));
    }

    @Test
    void theDestinationIsAskedAboutItsDisksBeforeItIsDone() {
        // When
        var last = script.lastEffect();
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.SETTLING);
        assertThat(last)
                .asInstanceOf(type(Effect.SeeDisks.class))
                .extracting(asked -> asked.move().to())
                .isEqualTo(Script.TO);
    }

    @Test
    void itIsDoneOnceEveryDiskIsConnected() {
        // When
        script.disksSeen(disks(VirtualDisk.CONNECTED));
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.DONE);
        assertThat(script.why(1)).contains("xvda connected on xen2 (xenstore)");
    }

    @Test
    void aDiskThatIsNotConnectedYetIsLookedAtAgain() {
        // When
        var decision = script.disksSeen(disks(3));
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.SETTLING);
        assertThat(decision.effects())
                .singleElement()
                .asInstanceOf(type(Effect.SeeDisks.class))
                .satisfies(again -> assertThat(again.attempt().pause()).isPositive());
    }

    @Test
    void aDiskThatStaysUnconnectedIsAnAlarm() {
        // Given
        script.disksSeen(disks(3));
        script.passes(Duration.ofMinutes(1));
        // When
        script.disksSeen(disks(3));
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1)).startsWith("ALARM: web1 runs on xen2 without xvda (qdisk, state 3)");
    }

    @Test
    void disksThatCannotBeSeenAreSaidToBeUnseen() {
        // When
        script.disksSeen(Observed.unknown("no login"));
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.DONE);
        assertThat(script.why(1)).contains("whether its disks are connected was not seen: no login");
    }

    private static Observed<List<VirtualDisk>> disks(int state) {
        return Observed.known(List.of(new VirtualDisk("xvda", "qdisk", state)), "xenstore");
    }
}
