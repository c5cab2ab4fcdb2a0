package io.drover.check;

import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.CheckId;
import io.drover.model.Dom0Sample;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Sample;
import io.drover.model.Service;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A Dom0 that lets Drover log in while its toolstack does not answer: before Xen runs there, or when libvirtd is down. */
class SilentHostTest {
    private static final HostName XEN9 = new HostName("xen9");

    private final Fleet fleet = Sample.withUnreachable(
            Sample.fleet(Sample.host("xen1").build()), XEN9.value(), "libvirtd refuses the connection");
    private final Dom0Sample dom0 = new Dom0Sample();

    private List<Finding> examine() {
        return Asking.inspection(fleet, Set.of()).findings(XEN9, dom0.told());
    }

    private static Finding of(String check, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.check().value().equals(check))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsBlockedForWhatItDoesNotAnswerAndForTheXenThatDoesNotRun() {
        // Given
        dom0.hypervisor(Observed.unknown("xl: command not found"));
        dom0.domains(Observed.unknown("xl: command not found"));
        // When
        var findings = examine();
        // Then
        assertThat(of("host.reachable", findings).verdict()).isEqualTo(BLOCK);
        assertThat(of("host.reachable", findings).evidence()).contains("libvirtd refuses the connection");
        assertThat(of("host.xen", findings).verdict()).isEqualTo(BLOCK);
        assertThat(of("host.xen", findings).evidence()).contains("xen9", "command not found");
        assertThat(of("host.xen", findings).remedy().orElseThrow().commands()).contains("xl info");
    }

    @Test
    void whatItsDom0TellsIsAnsweredAllTheSame() {
        // Given
        dom0.services(Observed.known(List.of(new Service("xenstored", true, true)), "systemctl"));
        // When
        var findings = examine();
        // Then
        assertThat(of("host.xen", findings).verdict()).isEqualTo(PASS);
        assertThat(of("host.xenstored", findings).verdict()).isEqualTo(PASS);
    }

    @Test
    void nothingIsSaidThatRestsOnItsToolstacksWord() {
        // When
        var findings = examine();
        // Then
        assertThat(List.of("host.orphans", "host.autostart", "host.mounts", "host.libvirtd"))
                .allSatisfy(check -> {
                    assertThat(of(check, findings).verdict()).isEqualTo(UNKNOWN);
                    assertThat(of(check, findings).evidence())
                            .isEqualTo("not looked up: the toolstack of xen9 did not answer");
                });
    }

    @Test
    void everyCheckAboutHostsIsAnsweredOnceById() {
        // When
        var findings = examine();
        // Then
        assertThat(findings).extracting(Finding::check).isSorted().doesNotHaveDuplicates();
        assertThat(findings)
                .extracting(Finding::check)
                .containsAll(Checks.ofHosts().stream().map(HostCheck::id).toList())
                .contains(new CheckId("host.reachable"));
    }
}
