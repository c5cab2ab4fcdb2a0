package io.drover.check;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Disk;
import io.drover.model.FileIdentity;
import io.drover.model.Finding;
import io.drover.model.NetworkLink;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.PathSight;
import io.drover.model.Setup;
import io.drover.model.SetupSample;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest's devices and its next start need of the destination. */
class GuestDevicesTest {
    private static final String PATH = "/dev/sdb";

    private static Asking carriedBy(String backend, String format) {
        var disk = new Disk(
                "xvda", Disk.Kind.DISK, Optional.of(PATH), Disk.Transport.BLOCK, format, false, Optional.of(backend));
        var asking = Asking.about(guest("web1").diskless().disk(disk).build());
        asking.destinationDom0().domains(Observed.known(List.of(), "xl list"));
        return asking;
    }

    private static Asking setUp(Setup setup) {
        return Asking.about(guest("web1").setup(setup).build());
    }

    private static void runsFreeBsd(Asking asking) {
        asking.destinationDom0().system(Observed.known(new OperatingSystem(Os.FREEBSD, "FreeBSD 14.1", "b"), "uname"));
    }

    @Test
    void whatCarriesDisksOfOtherGuestsCarriesItsOwn() {
        // When
        var finding = Asking.about(guest("web1").build()).examine("guest.disk-backend");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).contains("carried by qdisk").contains("xen2 carries disks of other guests");
    }

    @ParameterizedTest
    @CsvSource({"true, PASS", "false, BLOCK"})
    void qcow2NeedsTheDeviceModelThere(boolean exists, Verdict verdict) {
        // Given
        var disk = new Disk(
                "xvda", Disk.Kind.DISK, Optional.of(PATH), Disk.Transport.FILE, "qcow2", false, Optional.empty());
        var setup = new SetupSample().bootFile("device model", "/usr/bin/qemu").build();
        var asking =
                Asking.about(guest("web1").diskless().disk(disk).setup(setup).build());
        asking.destinationDom0().domains(Observed.known(List.of(), "xl list"));
        asking.destination().path("/usr/bin/qemu", Observed.known(new PathSight(exists, ""), "stat"));
        // When
        var finding = asking.examine("guest.disk-backend");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("/usr/bin/qemu (stat)");
    }

    @ParameterizedTest
    @CsvSource({"present, PASS", "absent, BLOCK"})
    void qdiskNeedsAQemuWhereXensToolsLookForIt(String told, Verdict verdict) {
        // Given
        var asking = carriedBy("qdisk", "raw");
        asking.destinationDom0().setting("device_model", Observed.known(told, "names"));
        // When
        var finding = asking.examine("guest.disk-backend");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).endsWith("QEMU for Xen where Xen's tools look for it (names)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"qdisk", "tap", "phy", "unknown"})
    void aBackendThatNothingIsKnownOfThereDoesNotHold(String backend) {
        // Given
        var asking = carriedBy(backend, "raw");
        asking.destination().path(PATH, Observed.unknown("not looked up"));
        // When
        var finding = asking.examine("guest.disk-backend");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DEVICE, LINUX, PASS", "FILE, LINUX, BLOCK", "FILE, FREEBSD, PASS"})
    void phyTakesADeviceAndOnFreeBsdAFileToo(FileIdentity.Kind kind, Os os, Verdict verdict) {
        // Given
        var asking = carriedBy("phy", "raw");
        if (os == Os.FREEBSD) {
            runsFreeBsd(asking);
        }
        var file = new FileIdentity(kind, 1, GIB, "/dev", "devtmpfs", Optional.empty());
        asking.destinationDom0().path(PATH, Observed.known(new PathSight(true, "", Optional.of(file)), "stat"));
        // When
        var finding = asking.examine("guest.disk-backend");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains(PATH).contains("(stat)");
    }

    @Test
    void freeBsdHasNoTap() {
        // Given
        var asking = carriedBy("tap", "vhd");
        runsFreeBsd(asking);
        // When
        var finding = asking.examine("guest.disk-backend");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("FreeBSD, which has no tap");
    }

    @ParameterizedTest
    @CsvSource({"kernel, true, PASS", "kernel, false, WARN", "device model, false, BLOCK"})
    void aFileThatItsStartNeedsIsLookedForThere(String what, boolean exists, Verdict verdict) {
        // Given
        var asking = setUp(new SetupSample().bootFile(what, "/boot/the kernel").build());
        asking.destination().path("/boot/the kernel", Observed.known(new PathSight(exists, ""), "stat"));
        // When
        var finding = asking.examine("guest.boot-files");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence())
                .startsWith("its " + what + " /boot/the kernel is ")
                .contains("(stat)");
        if (verdict == WARN) {
            assertThat(finding.remedy().orElseThrow().commands())
                    .containsExactly("scp '/boot/the kernel' root@xen2:'/boot/the kernel'");
        }
    }

    @Test
    void filesThatNobodyToldOfOrLookedUpAreNotKnown() {
        // Given
        var untold = setUp(Setup.untold("libvirt does not tell"));
        var unseen = setUp(new SetupSample().bootFile("kernel", "/boot/vmlinux").build());
        untold.sourceDom0().domains(Observed.unknown("no login"));
        // When
        var findings = List.of(untold.examine("guest.boot-files"), unseen.examine("guest.boot-files"));
        // Then
        assertThat(findings).extracting(Finding::verdict).containsExactly(UNKNOWN, UNKNOWN);
        assertThat(findings.get(0).evidence()).contains("no login");
    }

    private static Finding bridge(NetworkLink there) {
        var asking = Asking.about(guest("web1").build());
        asking.destinationDom0().links(Observed.known(List.of(there), "ip link"));
        return asking.examine("guest.bridge-state");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 1500, 1, PASS, has an uplink and an MTU of 1500 as at the source",
        "false, 1500, 1, BLOCK, is down",
        "true, 9000, 1, WARN, 'MTU of 9000, the source''s of 1500'",
        "true, 1500, 0, BLOCK, 'no uplink, the source''s has'"
    })
    void aBridgeIsUpLeadsOutsideAndTakesTheSamePackets(
            boolean up, int mtu, int members, Verdict verdict, String words) {
        // When
        var finding = bridge(new NetworkLink("xenbr0", up, mtu, true, members, "/etc/network/interfaces"));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence())
                .contains(words)
                .contains("xenbr0 on xen2")
                .contains("(ip link)");
    }

    @Test
    void aBridgeThatLeadsNowhereOnBothHostsIsWarnedOf() {
        // Given
        var asking = Asking.about(guest("web1").build());
        var inner = Observed.known(
                List.of(new NetworkLink("xenbr0", true, 1500, true, 0, "/etc/network/interfaces")), "ip link");
        asking.sourceDom0().links(inner);
        asking.destinationDom0().links(inner);
        // When
        var finding = asking.examine("guest.bridge-state");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly("ip link set dev INTERFACE master xenbr0");
    }

    @Test
    void aBridgeOnFreeBsdIsSwitchedOnItsOwnWay() {
        // Given
        var asking = Asking.about(guest("web1").build());
        runsFreeBsd(asking);
        asking.destinationDom0()
                .links(Observed.known(
                        List.of(new NetworkLink("xenbr0", false, 1500, true, 1, "/etc/network/interfaces")),
                        "ifconfig"));
        // When
        var finding = asking.examine("guest.bridge-state");
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("ifconfig xenbr0 up");
    }

    @Test
    void bridgesThatNobodyToldOfAreNotKnown() {
        // Given
        var asking = Asking.about(guest("web1").build());
        asking.destinationDom0().links(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.bridge-state");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(bridge(new NetworkLink("eth0", true, 1500, false, 0, "/etc/network/interfaces"))
                        .verdict())
                .isEqualTo(UNKNOWN);
        assertThat(Asking.about(guest("web1").nicless().build())
                        .examine("guest.bridge-state")
                        .verdict())
                .isEqualTo(PASS);
    }

    @ParameterizedTest
    @CsvSource({"true, PASS", "false, BLOCK", "not told, UNKNOWN"})
    void aScriptOfAnInterfaceIsLookedForThere(String exists, Verdict verdict) {
        // Given
        var nic = new Nic("00:16:3e:00:00:09", Optional.of("xenbr0"), Optional.of("/etc/xen/scripts/vif-own"));
        var asking = Asking.about(guest("web1").nic(nic).build());
        if (verdict != UNKNOWN) {
            asking.destination().path("/etc/xen/scripts/vif-own", Boolean.parseBoolean(exists));
        }
        // When
        var finding = asking.examine("guest.vif-scripts");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains("/etc/xen/scripts/vif-own");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, PASS", "'', PASS", "0.0.0.0, WARN", "::, WARN"})
    void aDisplayOnAllAddressesIsWarnedOf(String listen, Verdict verdict) {
        // Given
        var asking = setUp(new SetupSample().display("vnc", listen, 0).build());
        // When
        var finding = asking.examine("guest.display");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).startsWith("its vnc display listens on ");
    }

    @ParameterizedTest
    @CsvSource({"5901, BLOCK", "5902, PASS"})
    void aPortThatAnotherGuestHasThereIsBlocked(int port, Verdict verdict) {
        // Given
        var asking = setUp(new SetupSample().display("vnc", "127.0.0.1", 5901).build());
        var other = new SetupSample().display("vnc", "127.0.0.1", port).build();
        asking.destination().guest(guest("other").setup(other).build());
        // When
        var finding = asking.examine("guest.display");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
    }

    @Test
    void displaysThatNobodyToldOfAreNotKnown() {
        // Given
        var asking = setUp(Setup.untold("libvirt does not tell"));
        asking.sourceDom0().domains(Observed.unknown("no login"));
        // When
        var finding = asking.examine("guest.display");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.evidence()).contains("no login");
    }
}
