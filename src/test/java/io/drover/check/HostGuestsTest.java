package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Sample.id;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.BootGuest;
import io.drover.model.Dom0Sample;
import io.drover.model.DomainConfig;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import io.drover.model.VirtualDisk;
import io.drover.model.XenDomain;
import io.drover.model.XenState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuestsTest {
    private final Alone alone = new Alone();

    /** Another host that runs web1, as Xen says too. */
    private static Host elsewhere() {
        var web1 = guest("web1").build();
        return Sample.host("xen2")
                .guest(web1)
                .dom0(new Dom0Sample().domain(web1).told())
                .build();
    }

    private void boots(Optional<String> uuidOf, String name, String file) {
        var boot = new BootGuest(name, uuidOf.map(Sample::id), file);
        alone.dom0().bootGuests(Observed.known(List.of(boot), "ls /etc/xen/auto"));
    }

    @Test
    void aDefinitionThatAutostartsAGuestWhichLivesElsewhereIsBlocked() {
        // Given
        alone.host().guest(guest("web1").state(GuestState.SHUT_OFF).autostart().build());
        // When
        var finding = alone.withoutLogin("host.autostart", elsewhere());
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .isEqualTo("web1 is set to autostart on xen1, where it is shut off, and is running on xen2");
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("virsh autostart --disable web1");
        assertThat(finding.remedy().orElseThrow().fix().orElseThrow().inWords())
                .isEqualTo("stop the autostart of web1 on xen1");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFileThatStartsAGuestWhichLivesElsewhereIsBlocked(boolean tellsUuid) {
        // Given
        boots(tellsUuid ? Optional.of("web1") : Optional.empty(), "web1", "/etc/xen/auto/web1's.cfg");
        // When
        var finding = alone.examine("host.autostart", elsewhere());
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .isEqualTo(
                        "/etc/xen/auto/web1's.cfg makes xen1 start web1 (ls /etc/xen/auto), which is running on xen2");
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("rm '/etc/xen/auto/web1'\\''s.cfg'");
    }

    @Test
    void libvirtsOwnLinkIsTakenAwayByLibvirt() {
        // Given
        boots(Optional.of("web1"), "web1", "/etc/libvirt/libxl/autostart/web1.xml");
        // When
        var finding = alone.examine("host.autostart", elsewhere());
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("virsh autostart --disable web1");
    }

    @Test
    void oneGuestIsToldOnce() {
        // Given
        alone.host().guest(guest("web1").state(GuestState.SHUT_OFF).autostart().build());
        boots(Optional.of("web1"), "web1", "/etc/libvirt/libxl/autostart/web1.xml");
        // When
        var finding = alone.examine("host.autostart", elsewhere());
        // Then
        assertThat(finding.evidence()).doesNotContain("autostart/web1.xml");
    }

    @Test
    void whatRunsHereMayStartHere() {
        // Given
        alone.host().guest(guest("web1").autostart().build());
        boots(Optional.empty(), "web1", "/etc/xen/auto/web1.cfg");
        // When
        var finding = alone.examine("host.autostart");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence())
                .isEqualTo("xen1 is set to start no guest that lives elsewhere (ls /etc/xen/auto)");
    }

    @Test
    void anotherGuestOfThatNameIsNotThisOne() {
        // Given
        boots(Optional.of("db1"), "web1", "/etc/xen/auto/web1.cfg");
        // When
        var finding = alone.examine("host.autostart", elsewhere());
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void withLibvirtAloneItIsSaidWhatWasNotSeen() {
        // When
        var finding = alone.withoutLogin("host.autostart", elsewhere());
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).endsWith("xl's directory of guests to start was not seen (no login)");
    }

    @Test
    void withXlAloneNotSeeingTheDirectoryHolds() {
        // Given
        alone.host().toolstack("xl", Observed.unknown("not told"));
        alone.dom0().bootGuests(Observed.unknown("permission denied"));
        // When
        var finding = alone.examine("host.autostart");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence()).isEqualTo("what xen1 starts at boot is not known (permission denied)");
    }

    private static XenDomain domain(String name, String flags) {
        return new XenDomain(
                7,
                Optional.of(id("web1")),
                name,
                new XenState(flags),
                Sample.GIB,
                1,
                Duration.ZERO,
                Observed.unknown("none"),
                Observed.known(List.of(), "xenstore-ls"));
    }

    @ParameterizedTest
    @CsvSource({
        "web1--incoming, --p---, WARN",
        "web1--migratedaway, ---s--, WARN",
        "web1, --p---, WARN",
        "web1, -b----, BLOCK"
    })
    void aDomainThatTheToolstackDoesNotListIsTold(String name, String flags, Verdict verdict) {
        // Given
        alone.dom0().domain(domain(name, flags));
        // When
        var finding = alone.examine("host.orphans", elsewhere());
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence())
                .startsWith("xen1 holds " + name + " (domain 7, " + flags + ") (xl list), while Xen runs it on xen2");
    }

    @Test
    void aHalfIsDestroyedOnlyWhileXenIsSeenToRunTheGuestElsewhere() {
        // Given
        alone.dom0().domain(domain("web1--incoming", "--p---"));
        // When
        var finding = alone.examine("host.orphans", elsewhere());
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("xl list web1", "xl destroy 7");
    }

    @Test
    void aHalfWhoseGuestOnlyAToolstackSaysToRunIsNotDestroyed() {
        // Given
        alone.dom0().domain(domain("web1--incoming", "--p---"));
        var toldByLibvirt = Sample.host("xen2").guest(guest("web1").build()).build();
        // When
        var finding = alone.examine("host.orphans", toldByLibvirt);
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).endsWith("and Xen is seen to run it nowhere else");
        assertThat(finding.remedy().orElseThrow().commands()).noneMatch(command -> command.contains("destroy"));
    }

    @Test
    void aRunningGuestOfAnotherToolIsMovedByHand() {
        // Given
        alone.dom0().domain(domain("web1", "-b----"));
        // When
        var finding = alone.examine("host.orphans");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).endsWith("which libvirt does not list");
        assertThat(finding.remedy().orElseThrow().commands()).contains("xl migrate 7 DESTINATION", "xl shutdown 7");
    }

    @Test
    void domainsThatTheToolstackListsPass() {
        // Given
        var web1 = guest("web1").build();
        alone.host().guest(web1);
        alone.dom0().domain(web1);
        // When
        var finding = alone.examine("host.orphans");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("libvirt lists every domain of xen1 (xl list)");
    }

    @Test
    void throughXlAloneADomainThatIsNotDescribedIsToldWithTheReason() {
        // Given
        alone.host().toolstack("xl", Observed.unknown("not told")).movers();
        alone.dom0().domain(domain("web1", "-b----"));
        // When
        var finding = alone.examine("host.orphans");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).endsWith("which xl does not list as a guest: none");
    }

    private void runs(GuestType type, Guest guest, Observed<List<VirtualDisk>> disks) {
        var config = new DomainConfig(type, Sample.GIB, guest.devices(), guest.setup());
        alone.dom0()
                .domain(new XenDomain(
                        3,
                        Optional.of(guest.id()),
                        guest.name(),
                        new XenState("-b----"),
                        Sample.GIB,
                        1,
                        Duration.ZERO,
                        Observed.known(config, "xl list -l"),
                        disks));
    }

    private static Observed<List<VirtualDisk>> disks(VirtualDisk... disks) {
        return Observed.known(List.of(disks), "xenstore-ls");
    }

    @Test
    void aGuestThatRunsWithoutItsDiskIsTold() {
        // Given
        runs(GuestType.PVH, guest("web1").build(), disks(new VirtualDisk("xvda", "qdisk", 3)));
        // When
        var finding = alone.examine("host.disks-connected");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence())
                .isEqualTo("web1 runs on xen1 without its disk xvda: qdisk is in XenBus state 3, not 4 (xenstore-ls)");
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly("xl block-list web1", "tail -n 50 /var/log/xen/qemu-dm-web1.log");
    }

    @Test
    void anEmulatedGuestMayStillBeBooting() {
        // Given
        runs(GuestType.HVM, guest("web1").build(), disks(new VirtualDisk("xvda", "qdisk", 2)));
        // When
        var finding = alone.examine("host.disks-connected");
        // Then
        assertThat(finding.evidence()).endsWith("unless it is still booting, or has no drivers for Xen's disks");
    }

    @Test
    void connectedDisksAndRemovableDrivesPass() {
        // Given
        var web1 = guest("web1").disk(Sample.emptyDrive("hdc")).build();
        runs(GuestType.HVM, web1, disks(new VirtualDisk("xvda", "qdisk", 4), new VirtualDisk("hdc", "qdisk", 1)));
        // When
        var finding = alone.examine("host.disks-connected");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("web1 on xen1 has its disks (xenstore-ls)");
    }

    @Test
    void disksThatAreNotToldAreUnknown() {
        // Given
        runs(GuestType.PVH, guest("web1").build(), Observed.unknown("no xenstore"));
        // When
        var finding = alone.examine("host.disks-connected");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
    }

    @Test
    void aHostThatRunsNothingHasNoDiskToMiss() {
        // Given
        alone.dom0().domain(domain("web1", "--p---"));
        // When
        var finding = alone.examine("host.disks-connected");
        // Then
        assertThat(finding.evidence()).isEqualTo("no guest runs on xen1 (xl list)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.orphans", "host.disks-connected", "host.pending-shutdown"})
    void withoutALoginItIsUnknownAndDoesNotHold(String check) {
        // When
        var finding = alone.withoutLogin(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
    }

    @Test
    void aPendingShutdownOfAHostIsWarnedOf() {
        // Given
        alone.dom0().pendingShutdown(Observed.known("at 23:30 UTC", "/run/systemd/shutdown/scheduled"));
        // When
        var finding = alone.examine("host.pending-shutdown");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence())
                .isEqualTo("xen1 is about to go down: at 23:30 UTC (/run/systemd/shutdown/scheduled)");
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("shutdown -c");
    }

    private enum Side {
        NEITHER(PASS),
        SOURCE(WARN),
        DESTINATION(BLOCK);

        private final Verdict verdict;

        Side(Verdict verdict) {
            this.verdict = verdict;
        }
    }

    @ParameterizedTest
    @EnumSource
    void guestsMayLeaveAHostThatGoesDownButNotGoThere(Side side) {
        // Given
        var asking = Asking.about(guest("web1").build());
        var pending = Observed.known("at 23:30", "shutdown");
        if (side != Side.NEITHER) {
            (side == Side.SOURCE ? asking.sourceDom0() : asking.destinationDom0()).pendingShutdown(pending);
        }
        // When
        var finding = asking.examine("host.pending-shutdown");
        // Then
        assertThat(finding.verdict()).isEqualTo(side.verdict);
    }

    @Test
    void aDestinationThatDoesNotAnswerIsNotKnownToStay() {
        // Given
        var asking = Asking.about(guest("web1").build());
        // When
        var finding = Asking.examine("host.pending-shutdown", asking.whenUnreachable());
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
    }
}
