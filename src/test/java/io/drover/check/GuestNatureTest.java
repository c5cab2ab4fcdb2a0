package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.BootGuest;
import io.drover.model.DiskLocks;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.Observed;
import io.drover.model.Sample;
import io.drover.model.Setup;
import io.drover.model.SetupSample;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest is, and what its own host keeps of it. */
class GuestNatureTest {
    private static final Guest WEB = guest("web1").build();

    private static Asking with(Setup setup) {
        return Asking.about(guest("web1").setup(setup).build());
    }

    @Test
    void theDom0sWordOnShadowPagingCountsMoreThanTheToolstacks() {
        // Given
        var asking = Asking.about(guest("old").type(GuestType.PV).build());
        asking.source().shadowPaging(Observed.known(true, "configuration"));
        asking.sourceDom0().capabilities("pv", "hvm", "hap");
        // When
        var finding = asking.examine("guest.kind");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("PV guest, and Xen on xen1 lacks shadow paging (xl info)");
        assertThat(finding.remedy().orElseThrow().commands()).contains("virsh edit old", "xl shutdown -w old");
    }

    @Test
    void theDestinationOfAPvGuestNeedsNoShadowPaging() {
        // Given
        var asking = Asking.about(guest("old").type(GuestType.PV).build());
        asking.destinationDom0().capabilities("pv", "hvm", "hap");
        // When
        var finding = asking.examine("guest.kind");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void aDeviceThatOnlyXlKnowsOfIsBlocked() {
        // Given
        var asking = Asking.about(WEB);
        asking.sourceDom0()
                .only(guest("web1").passedThrough("pci", "0000:03:00.0").build(), "-b----");
        // When
        var finding = asking.examine("guest.passthrough");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("pci 0000:03:00.0 of xen1").contains("xl list -l");
        assertThat(finding.remedy().orElseThrow().commands()).contains("xl pci-detach web1 0000:03:00.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest.migratable", "guest.vnuma", "guest.nested-hvm"})
    void whatNobodyToldOfAGuestIsNotKnownAndDoesNotHold(String check) {
        // Given
        var asking = with(Setup.untold("libvirt does not tell"));
        // When
        var finding = asking.examine(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).contains("libvirt does not tell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest.migratable", "guest.vnuma", "guest.nested-hvm"})
    void anOrdinaryGuestMayMove(String check) {
        assertThat(Asking.about(WEB).examine(check).verdict()).isEqualTo(PASS);
    }

    @Test
    void aGuestWhoseOwnerForbadeItStays() {
        // Given
        var asking = with(new SetupSample()
                .migratable(Observed.known(false, "xl list -l"))
                .build());
        // When
        var finding = asking.examine("guest.migratable");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("its configuration says nomigrate=1 (xl list -l)");
    }

    @Test
    void aGuestWithNumaNodesOfItsOwnStays() {
        // Given
        var asking =
                with(new SetupSample().vnuma(Observed.known(true, "xl list -l")).build());
        // When
        var finding = asking.examine("guest.vnuma");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xl list -l");
    }

    @ParameterizedTest
    @CsvSource({"HVM, BLOCK", "PVH, BLOCK", "PV, PASS"})
    void aGuestThatRunsAHypervisorStays(GuestType type, Verdict verdict) {
        // Given
        var setup =
                new SetupSample().nestedHvm(Observed.known(true, "xl list -l")).build();
        var asking = Asking.about(guest("web1").type(type).setup(setup).build());
        // When
        var finding = asking.examine("guest.nested-hvm");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
    }

    @Test
    void aGuestWithoutADefinitionIsWarnedOf() {
        // Given
        var fleeting = Asking.about(guest("web 1").fleeting().build());
        // When
        var finding = fleeting.examine("guest.definition");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.remedy().orElseThrow().commands()).contains("virsh define 'web 1.xml'");
        assertThat(Asking.about(WEB).examine("guest.definition").verdict()).isEqualTo(PASS);
    }

    @Test
    void whereAGuestStartsAtBootIsSaid() {
        // Given
        var asking = Asking.about(guest("web1").autostart().build());
        // When
        var finding = asking.examine("guest.autostart");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).startsWith("xen1 starts it at boot (the toolstack's autostart)");
        assertThat(Asking.about(WEB).examine("guest.autostart").evidence()).startsWith("xen1 does not start it");
    }

    @Test
    void aFileThatStartsItElsewhereIsWarnedOf() {
        // Given
        var asking = Asking.about(WEB);
        asking.destinationDom0()
                .bootGuests(Observed.known(
                        List.of(
                                new BootGuest("web1", Optional.empty(), "/etc/xen/auto/web1.cfg"),
                                new BootGuest("web1", Optional.of(Sample.id("another")), "/etc/xen/auto/x.cfg")),
                        "ls"));
        // When
        var finding = asking.examine("guest.autostart");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains("xen2 starts it at boot too (/etc/xen/auto/web1.cfg)");
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("rm /etc/xen/auto/web1.cfg");
    }

    @Test
    void aToolstackThatStartsItElsewhereIsWarnedOf() {
        // Given
        var asking = Asking.about(WEB);
        asking.destination().guest(guest("web1").autostart().build());
        // When
        var finding = asking.examine("guest.autostart");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("virsh autostart --disable web1");
    }

    @Test
    void aGuestThatHoldsTheLockOfItsDiskPasses() {
        // When
        var finding = Asking.about(WEB).examine("guest.locked");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).contains("by lockd (libxl.conf)");
    }

    @ParameterizedTest
    @CsvSource({"none, PASS", "lockd, WARN", "sanlock, UNKNOWN"})
    void whatALockManagerHoldsIsComparedWhereItCanBe(String kind, Verdict verdict) {
        // Given
        var asking = Asking.about(WEB);
        asking.sourceDom0().locks(Observed.known(new DiskLocks(kind, Set.of("0")), "libxl.conf"));
        // When
        var finding = asking.examine("guest.locked");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("xen1").contains("(libxl.conf)");
    }

    @Test
    void locksThatNobodyToldOfAreNotKnown() {
        // Given
        var asking = Asking.about(WEB);
        asking.sourceDom0().locks(Observed.unknown("no permission"));
        // When
        var finding = asking.examine("guest.locked");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).contains("no permission");
    }
}
