package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.CpuPolicy;
import io.drover.model.Finding;
import io.drover.model.Observed;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairCpuTest {
    private final Asking asking = Asking.about(guest("web1").build());

    private static Observed<CpuPolicy> policy(String vendor, Map<String, Long> defaults, Map<String, Long> most) {
        return Observed.known(new CpuPolicy(vendor, new TreeMap<>(defaults), new TreeMap<>(most)), "xen-cpuid -p");
    }

    private Finding features(Map<String, Long> here, Map<String, Long> there) {
        asking.sourceDom0().cpuPolicy(policy("GenuineIntel", here, here));
        asking.destinationDom0().cpuPolicy(policy("GenuineIntel", Map.of(), there));
        return asking.examine("pair.cpu");
    }

    private Finding toldByLibvirt(String architecture, Observed<String> model, Observed<Set<String>> features) {
        asking.destinationDom0().cpuPolicy(Observed.unknown("no xen-cpuid"));
        asking.destination().cpu(architecture, model, features);
        return asking.examine("pair.cpu");
    }

    @Test
    void featuresThatTheDestinationCanGiveAtMostPassAndItIsSaidWhatWasCompared() {
        // When
        var finding = features(
                Map.of("00000001.ecx", 0b011L, "00000007.0.ebx", 1L << 5),
                Map.of("00000001.ecx", 0b111L, "00000007.0.ebx", 1L << 5));
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence())
                .isEqualTo("of what HVM and PVH guests get by default on xen1, compared bit by bit in 00000001.ecx,"
                        + " 00000007.0.ebx, xen2 lacks nothing; both are GenuineIntel (xen-cpuid -p)");
    }

    @Test
    void aMissingBitIsBlockedWithItsRegisterAndName() {
        // When
        var finding =
                features(Map.of("00000007.0.ebx", 1L << 5 | 1L << 6, "00000001.ecx", 1L), Map.of("00000001.ecx", 1L));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen2 lacks 00000007.0.ebx bit 5 (avx2), 00000007.0.ebx bit 6 (");
        assertThat(finding.remedy()).isPresent();
    }

    @Test
    void whatXenHasANameForIsHiddenByACommand() {
        // Given
        var missing = Map.of("00000007.0.ebx", 1L << 5 | 1L << 8, "0000000d.0.eax", 4L);
        // When
        var finding = features(missing, Map.of("00000007.0.ebx", 0L));
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .anyMatch(command -> command.contains(" cpuid=no-avx2,no-bmi2\"' >> /etc/default/grub"));
    }

    @Test
    void whatXenHasNoNameForIsAdvisedUponAlone() {
        // When
        var finding = features(Map.of("00000007.0.ebx", 1L << 5 | 1L << 6), Map.of("00000007.0.ebx", 0L));
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).isEmpty();
    }

    @Test
    void theHighestBitAndAPaddedSubLeafCountToo() {
        // When
        var finding = features(Map.of("00000007.00000000.EBX", 1L << 31), Map.of("00000007.0.ebx", (1L << 31) - 1));
        // Then
        assertThat(finding.evidence()).contains("lacks 00000007.0.ebx bit 31 (avx512vl)");
    }

    @Test
    void registersThatHoldNumbersAreNotCompared() {
        // When
        var finding = features(
                Map.of("00000001.eax", 0xFFFFL, "80000008.eax", 0x3030L, "00000001.edx", 1L),
                Map.of("00000001.eax", 0L, "00000001.edx", 1L));
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).contains("compared bit by bit in 00000001.edx,");
    }

    @Test
    void anotherVendorIsBlocked() {
        // Given
        asking.destinationDom0().cpuPolicy(policy("AuthenticAMD", Map.of(), Map.of("00000001.ecx", 0xffffffffL)));
        // When
        var finding = asking.examine("pair.cpu");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("xen1 has GenuineIntel, xen2 has AuthenticAMD (xen-cpuid -p)");
    }

    @Test
    void policiesWithoutFeaturesProveNothing() {
        // When
        var finding = features(Map.of("00000001.eax", 1L), Map.of("00000001.ecx", 1L));
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
    }

    @Test
    void anotherArchitectureIsBlocked() {
        // When
        var finding = toldByLibvirt("aarch64", Observed.known("X", "caps"), Observed.known(Set.of(), "caps"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("xen1 is x86_64, xen2 is aarch64");
    }

    @Test
    void withoutADom0AProcessorWithMoreFeaturesPasses() {
        // Given
        var more = Observed.known(Set.of("vmx", "avx2", "avx512f"), "caps");
        // When
        var finding = toldByLibvirt("x86_64", Observed.known("Broadwell", "caps"), more);
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void withoutADom0AMissingFeatureIsBlockedByName() {
        // Given
        var fewer = Observed.known(Set.of("vmx"), "caps");
        // When
        var finding = toldByLibvirt("x86_64", Observed.known("Broadwell", "caps"), fewer);
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("lacks avx2 (caps)");
    }

    @Test
    void withoutADom0AnotherModelIsUnknownAndSaysWhatWasCompared() {
        // Given
        var fewer = Observed.known(Set.of("vmx"), "caps");
        // When
        var finding = toldByLibvirt("x86_64", Observed.known("Haswell", "caps"), fewer);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence()).contains("Broadwell and Haswell").contains("does not list avx2");
    }

    @Test
    void aModelThatIsNotKnownHolds() {
        // When
        var finding = toldByLibvirt("x86_64", Observed.unknown("not told"), Observed.known(Set.of(), "caps"));
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
    }

    @Test
    void featuresThatAreNotKnownHold() {
        // When
        var finding = toldByLibvirt("x86_64", Observed.known("Broadwell", "caps"), Observed.unknown("not told"));
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
    }
}
