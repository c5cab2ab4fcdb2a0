package io.drover.check;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Finding;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Verdict;
import io.drover.model.Version;
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
        assertThat(findings).filteredOn(finding -> finding.verdict() == UNKNOWN).hasSize(9);
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

    @ParameterizedTest
    @CsvSource({
        "4.17.5, 4.17.5, PASS",
        "4.17.5, 4.17.2, PASS",
        "4.17.5, 4.18.0, PASS",
        "4.17.5, 4.19.0, WARN",
        "4.17.5, 5.0.0, WARN",
        "4.17.5, 4.16.9, BLOCK",
        "4.17.5, 3.18.0, BLOCK"
    })
    void guestsMoveToTheSameOrTheNextXen(String here, String there, Verdict verdict) {
        // Given
        asking.source().xen(Observed.known(Version.of(here), "getVersion"));
        asking.destination().xen(Observed.known(Version.of(there), "getVersion"));
        // When
        var finding = asking.examine("pair.xen-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).startsWith("Xen " + here + " on xen1, " + there + " on xen2");
    }

    @Test
    void anUnknownVersionOnEitherHostHolds() {
        // Given
        var other = Asking.about(guest("web1").build());
        other.source().xen(Observed.unknown("not told"));
        asking.destination().xen(Observed.unknown("not told"));
        // When
        var finding = asking.examine("pair.xen-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence()).isEqualTo("the version of Xen on xen2 is not known (not told)");
        assertThat(other.examine("pair.xen-version").evidence()).contains("xen1");
    }

    private Finding cpu(String architecture, Observed<String> model, Observed<Set<String>> features) {
        asking.destination().cpu(architecture, model, features);
        return asking.examine("pair.cpu");
    }

    @Test
    void anotherArchitectureIsBlocked() {
        assertThat(cpu("aarch64", Observed.known("X", "caps"), Observed.known(Set.of(), "caps"))
                        .verdict())
                .isEqualTo(BLOCK);
    }

    @Test
    void aProcessorWithMoreFeaturesPasses() {
        assertThat(cpu(
                                "x86_64",
                                Observed.known("Broadwell", "caps"),
                                Observed.known(Set.of("vmx", "avx2", "avx512f"), "caps"))
                        .verdict())
                .isEqualTo(PASS);
    }

    @Test
    void aMissingFeatureIsBlockedByName() {
        // When
        var finding = cpu("x86_64", Observed.known("Broadwell", "caps"), Observed.known(Set.of("vmx"), "caps"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("lacks avx2 (caps)");
    }

    @Test
    void anotherModelIsUnknownAndSaysWhatWasCompared() {
        // When
        var finding = cpu("x86_64", Observed.known("Haswell", "caps"), Observed.known(Set.of("vmx"), "caps"));
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence()).contains("Broadwell and Haswell").contains("does not list avx2");
    }

    @Test
    void processorsThatAreNotKnownHold() {
        assertThat(cpu("x86_64", Observed.unknown("not told"), Observed.known(Set.of(), "caps"))
                        .verdict())
                .isEqualTo(UNKNOWN);
        assertThat(cpu("x86_64", Observed.known("Broadwell", "caps"), Observed.unknown("not told"))
                        .verdict())
                .isEqualTo(UNKNOWN);
    }
}
