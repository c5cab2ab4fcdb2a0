package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Observed;
import io.drover.model.Verdict;
import io.drover.model.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairXenVersionTest {
    private final Asking asking = Asking.about(guest("web1").build());

    private void withoutDom0s() {
        asking.sourceDom0().hypervisor(Observed.unknown("not root"));
        asking.destinationDom0().hypervisor(Observed.unknown("not root"));
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
        withoutDom0s();
        asking.source().xen(Observed.known(Version.of(here), "getVersion"));
        asking.destination().xen(Observed.known(Version.of(there), "getVersion"));
        // When
        var finding = asking.examine("pair.xen-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).startsWith("Xen " + here + " on xen1, " + there + " on xen2 (getVersion)");
    }

    @Test
    void theDom0TellsThePatchLevelThatLibvirtDoesNot() {
        // Given
        asking.source().xen(Observed.known(Version.of("4.17"), "getVersion"));
        asking.destination().xen(Observed.known(Version.of("4.17"), "getVersion"));
        // When
        var finding = asking.examine("pair.xen-version");
        // Then
        assertThat(finding.evidence()).isEqualTo("Xen 4.17.5 on xen1, 4.17.5 on xen2 (xl info)");
    }

    @Test
    void aVersionIsKnownFromTheDom0Alone() {
        // Given
        asking.source().xen(Observed.known(Version.of("4.18"), "getVersion"));
        asking.sourceDom0().hypervisor(Observed.unknown("not root"));
        asking.destination().xen(Observed.unknown("not told"));
        // When
        var finding = asking.examine("pair.xen-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("Xen 4.18 on xen1, 4.17.5 on xen2 (xl info)");
    }

    @ParameterizedTest
    @CsvSource({"true, xen1", "false, xen2"})
    void anUnknownVersionOnEitherHostHolds(boolean ofSource, String named) {
        // Given
        withoutDom0s();
        (ofSource ? asking.source() : asking.destination()).xen(Observed.unknown("not told"));
        // When
        var finding = asking.examine("pair.xen-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence()).isEqualTo("the version of Xen on " + named + " is not known (not told)");
    }
}
