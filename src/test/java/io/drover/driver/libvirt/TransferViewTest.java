package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.HostName;
import io.drover.model.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TransferViewTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MIB = 1L << 20;

    private final TransferView view = new TransferView(new HostName("xen1"), new HostName("xen2"), 160 * MIB, 0);

    @Test
    void memoryThatArrivesIsMemoryThatIsNoLongerFree() {
        // Given
        view.freeMemory(0, 2000 * MIB);
        // When
        view.freeMemory(SECOND, 1990 * MIB);
        view.freeMemory(2 * SECOND, 1934 * MIB);
        // Then
        var progress = view.progress(2 * SECOND);
        assertThat(progress.bytesArrived()).isEqualTo(66 * MIB);
        assertThat(progress.bytesPerSecond()).isEqualTo(33 * MIB);
        assertThat(progress.phase()).isEqualTo(Phase.COPYING);
        assertThat(progress.elapsed()).isEqualTo(Duration.ofSeconds(2));
        assertThat(progress.basis()).contains("free memory on xen2");
    }

    @Test
    void whatArrivedNeverShrinksAndNeverExceedsTheGuest() {
        // Given
        view.freeMemory(0, 2000 * MIB);
        view.freeMemory(SECOND, 1900 * MIB);
        // When
        view.freeMemory(2 * SECOND, 1950 * MIB);
        // Then
        assertThat(view.progress(2 * SECOND).bytesArrived()).isEqualTo(100 * MIB);
        // When
        view.freeMemory(3 * SECOND, 1000 * MIB);
        // Then
        assertThat(view.progress(3 * SECOND).bytesArrived()).isEqualTo(160 * MIB);
    }

    @Test
    void aRateNeedsTwoReadings() {
        assertThat(view.progress(SECOND).bytesPerSecond()).isZero();
    }

    @Test
    void aDestinationThatDoesNotAnswerAnyMoreLeavesNoRate() {
        // Given
        view.freeMemory(0, 2000 * MIB);
        view.freeMemory(SECOND, 1952 * MIB);
        // When
        var soon = view.progress(16 * SECOND);
        var later = view.progress(17 * SECOND);
        // Then
        assertThat(soon.bytesPerSecond()).isEqualTo(48 * MIB);
        assertThat(later.bytesPerSecond()).isZero();
        assertThat(later.bytesArrived()).isEqualTo(48 * MIB);
    }

    @Test
    void theSwitchIsObservedWhenTheDestinationSaysSo() {
        // When
        view.restored();
        // Then
        assertThat(view.progress(SECOND).phase()).isEqualTo(Phase.SWITCHING);
        assertThat(view.progress(SECOND).basis()).contains("xen2 said");
    }

    @Test
    void nothingIsSentAnyMoreOnceTheGuestRunsAtTheDestination() {
        // Given
        view.freeMemory(0, 1000 * MIB);
        view.freeMemory(SECOND, 952 * MIB);
        // When
        view.resumed(2 * SECOND);
        // Then
        assertThat(view.progress(2 * SECOND).phase()).isEqualTo(Phase.VERIFYING);
        assertThat(view.progress(2 * SECOND).bytesPerSecond()).isZero();
        assertThat(view.progress(2 * SECOND).basis()).contains("xen2 said that the guest runs there");
    }

    @Test
    void theSwitchIsEstimatedWhenTheGuestStandsStillAfterItsMemoryArrived() {
        // Given
        allArrived();
        view.cpuTime(SECOND, 500);
        // When
        view.cpuTime(2 * SECOND, 500);
        // Then
        assertThat(view.progress(2 * SECOND).phase()).isEqualTo(Phase.COPYING);
        // When
        view.cpuTime(3 * SECOND, 500);
        // Then
        assertThat(view.progress(3 * SECOND).phase()).isEqualTo(Phase.SWITCHING);
        assertThat(view.progress(3 * SECOND).basis()).contains("an estimate");
    }

    @Test
    void aGuestThatStandsStillBeforeItsMemoryArrivedIsOnlyIdle() {
        // When
        for (int i = 1; i < 10; i++) {
            view.cpuTime(i * SECOND, 500);
        }
        // Then
        assertThat(view.progress(10 * SECOND).phase()).isEqualTo(Phase.COPYING);
    }

    @Test
    void downtimeIsAnUpperBoundFromTheLastLookThatTheGuestOutlived() {
        // Given
        view.cpuTime(SECOND, 100);
        view.cpuTime(2 * SECOND, 200);
        view.cpuTime(3 * SECOND, 300);
        view.cpuTime(4 * SECOND, 300);
        // When
        view.resumed(7 * SECOND);
        // Then
        assertThat(view.downtime().asOptional()).contains(Duration.ofSeconds(5));
        assertThat(view.downtime().basis()).contains("upper bound");
    }

    @Test
    void downtimeIsNotKnownWithoutTheEvent() {
        // When
        view.cpuTime(SECOND, 100);
        // Then
        assertThat(view.downtime().asOptional()).isEmpty();
    }

    private void allArrived() {
        view.freeMemory(0, 2000 * MIB);
        view.freeMemory(SECOND, 1838 * MIB);
    }
}
