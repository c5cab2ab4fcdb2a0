package io.drover.check;

import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Finding;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.Service;
import io.drover.model.Verdict;
import io.drover.model.XenDomain;
import io.drover.model.XenState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostServicesTest {
    private final Alone alone = new Alone();

    private static Finding examine(Alone alone, String check, Service... services) {
        alone.dom0().services(Observed.known(List.of(services), "systemctl"));
        return alone.examine(check);
    }

    @ParameterizedTest
    @CsvSource({
        "xenstored, true, true, PASS",
        "xenstored, true, false, WARN",
        "xenstored, false, true, WARN",
        "xenconsoled, true, true, PASS",
        "xenconsoled, true, false, WARN",
        "xenconsoled, false, true, WARN",
        "libvirtd, true, true, PASS",
        "libvirtd, true, false, WARN",
        "libvirtd, false, true, WARN"
    })
    void aServiceRunsAndStartsAtBoot(String name, boolean running, boolean atBoot, Verdict verdict) {
        // Given
        var service = new Service(name, running, atBoot);
        // When
        var finding = examine(alone, "host." + name, service);
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).startsWith(name + " ").contains("xen1").endsWith("(systemctl)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xenstored", "xenconsoled", "libvirtd"})
    void aServiceThatWasNotToldIsUnknown(String name) {
        // When
        var finding = examine(alone, "host." + name, new Service("cron", true, true));
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).startsWith("xen1 did not tell of ").contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.xen", "host.xenstored", "host.xenconsoled", "host.libvirtd"})
    void withoutALoginItIsUnknownAndDoesNotHold(String check) {
        // When
        var finding = alone.withoutLogin(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).endsWith("of xen1 not known: no login");
    }

    @Test
    void aStoreThatDoesNotRunWhileXlListsNothingIsBlocked() {
        // Given
        alone.dom0().domains(Observed.unknown("cannot connect to xenstore"));
        // When
        var finding = examine(alone, "host.xenstored", new Service("xenstored", false, true));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("xenstored does not run on xen1 (systemctl)");
    }

    @Test
    void debianStartsXensServicesByOneScript() {
        // When
        var finding = examine(alone, "host.xenstored", new Service("xenstored", true, false));
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("systemctl enable --now xen");
    }

    @Test
    void otherLinuxSystemsHaveAUnitEach() {
        // Given
        alone.dom0().system(Observed.known(new OperatingSystem(Os.LINUX, "Alpine Linux", "b"), "uname"));
        // When
        var finding = examine(alone, "host.xenconsoled", new Service("xenconsoled", false, true));
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("systemctl enable --now xenconsoled");
    }

    @ParameterizedTest
    @CsvSource({"YES, PASS", "on, PASS", "NO, WARN"})
    void onFreeBsdTheSettingOfXencommonsDecides(String value, Verdict verdict) {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().setting("xencommons_enable", Observed.known(value, "sysrc"));
        // When
        var finding = examine(freebsd, "host.xenstored", new Service("xenstored", true, !value.equals("YES")));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
    }

    @Test
    void onFreeBsdXencommonsIsEnabled() {
        // Given
        var freebsd = Alone.onFreeBsd();
        // When
        var finding = examine(freebsd, "host.xenstored", new Service("xenstored", false, false));
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly("sysrc xencommons_enable=YES", "service xencommons start");
    }

    @Test
    void bothSystemsCommandsAreShownWhereItIsNotKnown() {
        // Given
        alone.dom0().system(Observed.unknown("no uname"));
        // When
        var finding = examine(alone, "host.libvirtd", new Service("libvirtd", false, false));
        // Then
        assertThat(finding.remedy().orElseThrow().advice()).endsWith("The first is for Linux, the rest for FreeBSD.");
        assertThat(finding.remedy().orElseThrow().commands()).contains("service libvirtd start");
    }

    @Test
    void aDaemonOfXensOwnDriverIsEnough() {
        // When
        var finding = examine(
                alone, "host.libvirtd", new Service("libvirtd", false, false), new Service("virtxend", true, true));
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void whereXlIsTheToolstackLibvirtMayBeAbsent() {
        // Given
        alone.host().toolstack("xl", Observed.unknown("not told"));
        // When
        var finding = alone.withoutLogin("host.libvirtd");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("xen1 is driven through xl");
    }

    @Test
    void aHostUnderXenPasses() {
        // When
        var finding = alone.examine("host.xen");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("xen1 runs Xen 4.17.5, and its Dom0 is scheduled (xl list)");
    }

    @Test
    void aHostWhereXlGetsNoAnswerIsBlocked() {
        // Given
        alone.host().toolstack("xl", Observed.unknown("no xl")).xen(Observed.unknown("no xl"));
        alone.dom0()
                .hypervisor(Observed.unknown("xl info ended with 1"))
                .domains(Observed.unknown("xl list ended with 1"));
        // When
        var finding = alone.examine("host.xen");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("xl gets no answer on xen1 (xl info ended with 1)");
        assertThat(finding.remedy().orElseThrow().commands()).contains("cat /sys/hypervisor/type");
    }

    @Test
    void aHostWhoseLibvirtReachesXenIsNotBlockedForALoginThatMayNotAskXl() {
        // Given
        alone.dom0().hypervisor(Observed.unknown("not root")).domains(Observed.unknown("not root"));
        // When
        var finding = alone.examine("host.xen");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).isEqualTo("Xen 4.17.5 answers; the domains of xen1 not known: not root");
    }

    private static XenDomain zero(String flags) {
        return new XenDomain(
                0,
                Optional.empty(),
                "Domain-0",
                new XenState(flags),
                1,
                1,
                Duration.ZERO,
                Observed.unknown("none"),
                Observed.unknown("none"));
    }

    @Test
    void aDom0ThatIsNotScheduledIsBlocked() {
        // Given
        alone.dom0().domains(Observed.known(List.of(zero("--p---")), "xl list"));
        // When
        var finding = alone.examine("host.xen");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("its Dom0 is --p--- (xl list)");
    }

    @Test
    void aHostWithoutADomainZeroIsBlocked() {
        // Given
        alone.dom0().domains(Observed.known(List.of(), "xl list"));
        // When
        var finding = alone.examine("host.xen");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("Xen tells of no Domain-0 on xen1 (xl list)");
    }
}
