package io.drover.check;

import static io.drover.model.Sample.guest;
import static io.drover.model.Sample.id;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.DiskLocks;
import io.drover.model.GuestType;
import io.drover.model.HostClock;
import io.drover.model.HostIdentity;
import io.drover.model.Observed;
import io.drover.model.Verdict;
import io.drover.model.Version;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairHostsTest {
    private final Asking asking = Asking.about(guest("web1").build());

    @ParameterizedTest
    @CsvSource({"9.0.0, 9.0.0, PASS", "9.0.0, 10.1.0, PASS", "9.0.0, 8.9.0, WARN"})
    void anOlderToolstackAtTheDestinationIsWarnedOf(String here, String there, Verdict verdict) {
        // Given
        asking.source().toolstack("libvirt", Observed.known(Version.of(here), "getLibVersion"));
        asking.destination().toolstack("libvirt", Observed.known(Version.of(there), "getLibVersion"));
        // When
        var finding = asking.examine("pair.toolstack-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence())
                .startsWith("libvirt " + here + " on xen1, " + there + " on xen2 (getLibVersion)");
    }

    @Test
    void aDriverThatReachesBothHostsPasses() {
        // When
        var finding = asking.examine("pair.driver");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("Drover moves guests from xen1 to xen2 through libvirt");
    }

    @Test
    void aDestinationThatItsPeersMayNotReachIsWarnedOf() {
        // Given
        asking.destination().withoutPeers();
        // When
        var finding = asking.examine("pair.driver");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence())
                .contains(
                        "xen2 is configured with 'peer-to-peer: false'",
                        "if Drover dies during the transfer",
                        "stands still");
        assertThat(finding.remedy().orElseThrow().advice()).contains("'peer-to-peer' of xen2 back to true");
    }

    @Test
    void fromAHostThatItsPeersMayNotReachGuestsLeaveAsEver() {
        // Given
        asking.source().withoutPeers();
        // When
        var finding = asking.examine("pair.driver");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @Test
    void fromAHostThatIsOnlyLookedAtNothingIsMoved() {
        // Given
        asking.source()
                .toolstack("xl", Observed.known(Version.of("4.17.5"), "xl info"))
                .movers();
        // When
        var finding = asking.examine("pair.driver");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.holds()).isTrue();
        assertThat(finding.evidence())
                .isEqualTo("Drover only looks at xen1, through xl, and has no driver to move its guests;"
                        + " guests of xen2 are moved through libvirt");
        assertThat(finding.remedy().orElseThrow().advice()).contains("'uri'").contains("another destination");
    }

    @Test
    void toAHostThatIsOnlyLookedAtNothingIsMoved() {
        // Given
        asking.destination().toolstack("xl", Observed.unknown("not told")).movers();
        // When
        var finding = asking.examine("pair.driver");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("guests of xen1 are moved through libvirt; Drover only looks at xen2");
    }

    @Test
    void betweenTwoHostsWithXlAGuestIsMovedByHand() {
        // Given
        asking.source().toolstack("xl", Observed.unknown("not told")).movers();
        asking.destination().toolstack("xl", Observed.unknown("not told")).movers();
        // When
        var finding = asking.examine("pair.driver");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("xl migrate NAME xen2");
    }

    @Test
    void hostsOfTwoDriversAreNotJoined() {
        // Given
        asking.destination().movers("xl");
        // When
        var finding = asking.examine("pair.driver");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .isEqualTo("guests of xen1 are moved through libvirt; guests of xen2 are moved through xl");
    }

    @Test
    void anotherToolstackAtTheDestinationIsBlocked() {
        // Given
        asking.destination().toolstack("xl", Observed.known(Version.of("4.17.5"), "xl info"));
        // When
        var finding = asking.examine("pair.toolstack-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("xen1 is driven through libvirt, xen2 through xl");
    }

    @Test
    void aToolstackThatDoesNotTellItsVersionIsUnknown() {
        // Given
        asking.destination().toolstack("libvirt", Observed.unknown("not told"));
        // When
        var finding = asking.examine("pair.toolstack-version");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).isEqualTo("the version of libvirt on xen2 is not known (not told)");
    }

    @ParameterizedTest
    @CsvSource({
        "pv hvm hap hvm_directio, PASS",
        "pv hvm hap, WARN",
        "pv hvm shadow hvm_directio, WARN",
        "pv hvm hvm_directio, BLOCK",
        "pv shadow, BLOCK"
    })
    void hardwareThatGuestsNeedIsThere(String capabilities, Verdict verdict) {
        // Given
        asking.destinationDom0().capabilities(capabilities.split(" ", -1));
        // When
        var finding = asking.examine("pair.hap");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).startsWith("virt_caps of xen2: ").contains("(xl info)");
    }

    @Test
    void aPvGuestNeedsNoSuchHardware() {
        // Given
        var pv = Asking.about(guest("web1").type(GuestType.PV).build());
        pv.destinationDom0().capabilities("pv");
        // When
        var finding = pv.examine("pair.hap");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @CsvSource({"pair.hap", "pair.clocks", "pair.lock-manager", "pair.mtu"})
    void withoutALoginItIsUnknownAndDoesNotHold(String check) {
        // Given
        asking.destinationDom0().hypervisor(Observed.unknown("no login"));
        asking.destinationDom0().clock(Observed.unknown("no login"));
        asking.destinationDom0().locks(Observed.unknown("no login"));
        asking.destinationDom0().links(Observed.unknown("no login"));
        // When
        var finding = asking.examine(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).endsWith("of xen2 not known: no login");
    }

    private void clocks(Observed<HostClock> here, Observed<HostClock> there) {
        asking.sourceDom0().clock(here);
        asking.destinationDom0().clock(there);
    }

    private static Observed<HostClock> ahead(long millis, long uncertainMillis) {
        return Observed.known(
                new HostClock(Duration.ofMillis(millis), Duration.ofMillis(uncertainMillis), true), "date");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5, PASS",
        "-600, 500, 50, PASS",
        "0, 1000, 0, PASS",
        "0, 1001, 0, WARN",
        "0, 5000, 2000, PASS",
        "0, 6000, 2000, WARN",
        "5000, 5000, 5, PASS",
        "0, 30000, 0, WARN",
        "0, 30001, 0, BLOCK",
        "60000, 0, 2000, BLOCK",
        "0, -60000, 2000, BLOCK",
        "0, 60000, 40000, UNKNOWN"
    })
    void clocksThatDifferBeyondDoubtAreTold(long here, long there, long uncertain, Verdict verdict) {
        // Given
        clocks(ahead(here, uncertain), ahead(there, uncertain));
        // When
        var finding = asking.examine("pair.clocks");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).startsWith("xen2's clock is ").contains("(date)");
    }

    @Test
    void theClockThatDiffersMoreFromDroversIsSet() {
        // Given
        clocks(ahead(-60_000, 5), ahead(20, 5));
        // When
        var finding = asking.examine("pair.clocks");
        // Then
        assertThat(finding.evidence()).startsWith("xen2's clock is 60.0 s ahead of xen1's, give or take 0.0 s");
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly(
                        "systemctl enable --now chrony",
                        "chronyc makestep",
                        "{ sleep 5; date +%s.%N; } | ssh root@xen1 'read now && date -u -s @$now'");
    }

    @Test
    void aClockThatNobodyKeepsIsSaid() {
        // Given
        clocks(ahead(0, 5), Observed.known(new HostClock(Duration.ZERO, Duration.ZERO, false), "date"));
        // When
        var finding = asking.examine("pair.clocks");
        // Then
        assertThat(finding.evidence()).endsWith("; no time service keeps that of xen2");
    }

    @Test
    void hostsOfOneUuidAreBlocked() {
        // Given
        asking.destination().identity(Observed.known(new HostIdentity(id("xen1").value(), "xen2"), "sysinfo"));
        // When
        var finding = asking.examine("pair.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("both hosts have UUID " + id("xen1") + " (sysinfo)");
        assertThat(finding.remedy().orElseThrow().commands()).contains("systemctl restart libvirtd");
    }

    @Test
    void hostsOfOneNameAreBlocked() {
        // Given
        asking.destination().identity(Observed.known(new HostIdentity(id("xen2").value(), "XEN1"), "sysinfo"));
        // When
        var finding = asking.examine("pair.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).isEqualTo("both hosts are called xen1 (sysinfo)");
    }

    @Test
    void hostsThatDifferInBothPass() {
        assertThat(asking.examine("pair.identity").verdict()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @CsvSource({"true, xen1", "false, xen2"})
    void aHostThatDoesNotTellWhatItCallsItselfIsUnknown(boolean ofSource, String named) {
        // Given
        (ofSource ? asking.source() : asking.destination()).identity(Observed.unknown("not told"));
        // When
        var finding = asking.examine("pair.identity");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).isEqualTo("what " + named + " calls itself is not known (not told)");
    }

    @ParameterizedTest
    @CsvSource({
        "lockd, lockd, PASS",
        "none, none, PASS",
        "lockd, none, BLOCK",
        "lockd, sanlock, BLOCK",
        "none, lockd, WARN"
    })
    void disksAreLockedTheSameWayOnBothHosts(String here, String there, Verdict verdict) {
        // Given
        asking.sourceDom0().locks(Observed.known(new DiskLocks(here, Set.of()), "libxl.conf"));
        asking.destinationDom0().locks(Observed.known(new DiskLocks(there, Set.of()), "libxl.conf"));
        // When
        var finding = asking.examine("pair.lock-manager");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence())
                .startsWith("xen1 locks guests' disks with " + here + ", xen2 with " + there + " (libxl.conf)");
    }

    @Test
    void theHostWithoutALockManagerIsGivenTheOthersOne() {
        // Given
        asking.sourceDom0().setting("lock_manager_lockspace", Observed.known("/srv/guests/locks", "libxl-lockd.conf"));
        asking.destinationDom0().locks(Observed.known(new DiskLocks("none", Set.of()), "libxl.conf"));
        // When
        var finding = asking.examine("pair.lock-manager");
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .contains(
                        "echo 'file_lockspace_dir = \"/srv/guests/locks\"' >> /etc/libvirt/libxl-lockd.conf",
                        "echo 'lock_manager = \"lockd\"' >> /etc/libvirt/libxl.conf");
    }
}
