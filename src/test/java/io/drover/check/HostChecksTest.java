package io.drover.check;

import static io.drover.model.GuestState.INCOMING;
import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostChecksTest {
    private final Asking asking = Asking.about(guest("web1").build());

    @Test
    void aHealthyMovePassesEveryCheck() {
        // When
        var findings = asking.findings();
        // Then
        assertThat(findings)
                .allSatisfy(finding ->
                        assertThat(finding.verdict()).as("%s", finding).isEqualTo(PASS));
        assertThat(Checks.allow(findings)).isTrue();
    }

    @Test
    void ofAHostThatDoesNotAnswerOnlyReachabilityBlocks() {
        // When
        var findings = Asking.findings(asking.whenUnreachable());
        // Then
        assertThat(findings)
                .filteredOn(finding -> finding.verdict() == BLOCK)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.evidence()).isEqualTo("xen2 does not answer: connection refused"));
        assertThat(findings)
                .filteredOn(finding -> finding.verdict() == UNKNOWN)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.evidence()).contains("xen2 did not answer"));
        assertThat(Checks.allow(findings)).isFalse();
    }

    @Test
    void aHostThatIsNotConfiguredIsBlocked() {
        // Given
        var question = asking.question(asking.question().fleet(), "xen7");
        // When
        var finding = Asking.examine("host.reachable", question);
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("the configuration has no host xen7");
        assertThat(finding.remedy().orElseThrow().advice()).contains("xen1, xen2");
    }

    @Test
    void aSourceThatDoesNotAnswerAnyMoreIsBlocked() {
        // Given
        var alone = asking.question().destination().orElseThrow();
        var question = asking.question(Sample.withUnreachable(Sample.fleet(alone), "xen1", "timed out"), "xen2");
        // When
        var finding = Asking.examine("host.reachable", question);
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("xen1 does not answer: timed out");
        assertThat(finding.remedy().orElseThrow().commands())
                .contains("systemctl enable --now libvirtd", "service libvirtd onestart");
    }

    @Test
    void aCordonedDestinationIsBlocked() {
        // Given
        var fleet = asking.question().fleet().withCordons(Set.of(new HostName("xen2")));
        // When
        var finding = Asking.examine("host.cordoned", asking.question(fleet, "xen2"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("drover uncordon xen2");
    }

    @Test
    void theSourceIsNoDestination() {
        // Given
        var question = asking.question(asking.question().fleet(), "xen1");
        // When
        var finding = Asking.examine("pair.distinct", question);
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
    }

    @Test
    void memoryIsCountedWithReservationsAndOverheadToTheByte() {
        // Given
        long need = GIB + 12 * MIB;
        var fits = Asking.about(guest("web1").build()).reserved(GIB);
        fits.destination().free(GIB + need);
        var short1 = Asking.about(guest("web1").build()).reserved(GIB);
        short1.destination().free(GIB + need - 1);
        // When
        var finding = short1.examine("host.memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .isEqualTo("xen2 has 2059 MiB free, 1024 MiB of it reserved by other moves; the guest needs 1036 MiB"
                        + " (1024 MiB and overhead)");
        assertThat(finding.remedy().orElseThrow().advice()).startsWith("Free 1 MiB on xen2");
        assertThat(fits.examine("host.memory").verdict()).isEqualTo(PASS);
    }

    /** Somebody else's migration, or one that was left to an operator. */
    @Test
    void memoryIsCountedWithoutWhatGuestsWillTakeThatNoRunBringsThere() {
        // Given
        long need = GIB + 12 * MIB;
        var asking = Asking.about(guest("web1").build());
        asking.destination()
                .free(2 * need - 1)
                .guest(guest("web2").state(INCOMING).build());
        // When
        var finding = asking.examine("host.memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .contains("1036 MiB of it reserved by other moves", "web2, which no open run moves");
    }

    @Test
    void memoryOfAGuestThatARunBringsThereIsNotCountedAgain() {
        // Given
        long need = GIB + 12 * MIB;
        var other = guest("web2").state(INCOMING).build();
        var move = new Move(other.id(), "web2", new HostName("xen3"), new HostName("xen2"), GIB);
        var asking = Asking.about(guest("web1").build())
                .booked(new Bookings(Map.of(new HostName("xen2"), need), List.of(move), Set.of()));
        asking.destination().free(2 * need).guest(other);
        // When
        var finding = asking.examine("host.memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void memoryThatItCannotGrowIntoIsWarnedOf() {
        // Given
        var growing = Asking.about(guest("web1").memory(GIB, 8 * GIB).build());
        growing.destination().free(4 * GIB);
        // When
        var finding = growing.examine("host.memory");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains("grown to its maximum it would need 8260 MiB");
    }

    @Test
    void theFootprintFollowsLibxl() {
        // Given
        var pv = guest("pv").type(GuestType.PV).memory(GIB).build();
        var hvm = guest("hvm").type(GuestType.HVM).memory(4 * GIB).vcpus(4).build();
        // When
        long bytes = Footprint.bytes(hvm);
        // Then
        assertThat(bytes).isEqualTo((4096 + 4 + 32 + 2) * MIB);
        assertThat(Footprint.bytes(pv)).isEqualTo((1024 + 2) * MIB);
        assertThat(Footprint.bytesAtMost(pv)).isEqualTo(Footprint.bytes(pv));
    }

    @ParameterizedTest
    @CsvSource({"16, PASS", "17, WARN"})
    void moreVcpusThanThreadsAreWarnedOf(int vcpus, Verdict verdict) {
        assertThat(Asking.about(guest("web1").vcpus(vcpus).build())
                        .examine("host.vcpus")
                        .verdict())
                .isEqualTo(verdict);
    }
}
