package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.BootGuest;
import io.drover.model.DiskLocks;
import io.drover.model.GuestId;
import io.drover.model.NetworkLink;
import io.drover.model.Service;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that are set up otherwise than the fixtures, or in trouble. */
class OddAnswersTest {
    private static final String AUTO = "/etc/xen/auto";
    private static final String UNIT = "Id=xendomains.service";

    private static Answer xen2() {
        return Answer.of(Answer.XEN2);
    }

    private static Answer withXendomains() {
        return xen2().replacing(
                        "|" + UNIT + "\n|RequiredBy=\n|WantedBy=\n|TriggeredBy=\n|LoadState=masked",
                        "|" + UNIT + "\n|RequiredBy=\n|WantedBy=multi-user.target\n|TriggeredBy=\n|LoadState=loaded");
    }

    @Test
    void guestsThatXlOrLibvirtStartAtBootAreNamedWithTheirFiles() {
        // Given
        var answer = withXendomains()
                .with("boot files", 0, AUTO, AUTO + "/a:b.cfg", "/etc/libvirt/libxl/autostart/web.xml")
                .with(
                        "boot guests",
                        0,
                        AUTO + "/a:b.cfg:name = 'db1'   # the data base",
                        AUTO + "/a:b.cfg:uuid=\"3d5be5e9-7ee5-4405-bed0-8aba6aa8761b\"",
                        "/etc/libvirt/libxl/autostart/web.xml:  <name>web&amp;1</name>");
        // When
        var guests = answer.parse().bootGuests();
        // Then
        assertThat(Answer.known(guests))
                .containsExactly(
                        new BootGuest(
                                "db1",
                                Optional.of(GuestId.of("3d5be5e9-7ee5-4405-bed0-8aba6aa8761b")),
                                AUTO + "/a:b.cfg"),
                        new BootGuest("web&1", Optional.empty(), "/etc/libvirt/libxl/autostart/web.xml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name = \"a\" + \"b\"", "name = vm", "uuid = \"3d5be5e9-7ee5-4405-bed0-8aba6aa8761b\""})
    void aFileThatDoesNotSayPlainlyWhomItStartsMakesAllUnknown(String line) {
        // Given
        var answer = withXendomains()
                .with("boot files", 0, AUTO, AUTO + "/x.cfg")
                .with("boot guests", 0, AUTO + "/x.cfg:" + line);
        // When
        var guests = answer.parse().bootGuests();
        // Then
        assertThat(Answer.why(guests)).contains(AUTO + "/x.cfg");
    }

    @Test
    void aFileThatCannotBeReadMakesAllUnknown() {
        // Given
        var answer = withXendomains()
                .with("boot files", 0, AUTO, AUTO + "/x.cfg")
                .with("boot guests", 2, "grep: " + AUTO + "/x.cfg: Stale file handle");
        // When
        var guests = answer.parse().bootGuests();
        // Then
        assertThat(Answer.why(guests)).contains("Stale file handle");
    }

    @ParameterizedTest
    @CsvSource({
        "enabled, '', loaded, true",
        "generated, multi-user.target, loaded, true",
        "generated, '', loaded, false",
        "disabled, libvirt-guests.service, loaded, false",
        "masked, multi-user.target, masked, false",
    })
    void aServiceStartsAtBootIfItIsEnabledOrATargetWantsIt(String state, String wantedBy, String load, boolean atBoot) {
        // Given
        var answer = xen2().with(
                        "systemctl show",
                        0,
                        UNIT,
                        "LoadState=" + load,
                        "ActiveState=inactive",
                        "UnitFileState=" + state,
                        "WantedBy=" + wantedBy);
        // When
        var services = answer.parse().services();
        // Then
        assertThat(Answer.known(services)).contains(new Service("xendomains", false, atBoot));
    }

    @Test
    void withoutSystemdWhatStartsAtBootIsUnknown() {
        // When
        var dom0 = xen2().without("systemctl show").parse();
        // Then
        assertThat(Answer.why(dom0.services())).contains("does not hold 'systemctl show'");
    }

    @Test
    void aFileSystemThatHangsLeavesTheMountsUnknown() {
        // Given
        var text = xen2().without("df -P -k").text() + "@@ drover df -P -k\n@@ over 124\n";
        // When
        var mounts = Answer.parse(text).mounts();
        // Then
        assertThat(Answer.why(mounts)).contains("'df -P -k': it did not answer in time");
    }

    @Test
    void aFileSystemWithoutRoomToTellLeavesTheMountsUnknown() {
        // Given
        var answer = xen2().with(
                        "df -P -k",
                        1,
                        "Filesystem     1024-blocks   Used Available Capacity Mounted on",
                        "/dev/vda            3021608 665900   2180892      24% /",
                        "df: /srv/vm: Stale file handle");
        // When
        var mounts = answer.parse().mounts();
        // Then
        assertThat(Answer.why(mounts)).contains("/srv/vm").contains("Stale file handle");
    }

    @Test
    void aPathThatCouldNotBeLookedUpIsNotAbsent() {
        // Given
        var answer = xen2().replacing("nothere.img': No such file or directory", "nothere.img': Stale file handle");
        // When
        var paths = answer.parse().paths();
        // Then
        assertThat(Answer.why(paths.get("/srv/vm/disks/nothere.img"))).contains("Stale file handle");
        assertThat(Answer.known(paths.get("/srv/vm/disks/g1.img")).exists()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1795341672.0, 1795341660.0", "1795341600.0, 1795341900.0", "soon, 1795341678.0"})
    void aClockThatWasSetWhileTheQuestionRanIsUnknown(String first, String last) {
        // Given
        var answer = xen2().with("date +%s.%N (first)", 0, first.replace(".0", ".000000000"))
                .with("date +%s.%N (last)", 0, last.replace(".0", ".000000000"));
        // When
        var clock = answer.parse().clock();
        // Then
        assertThat(clock.asOptional()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Normal, C0A84D0A (192.168.77.10), true",
        "Not synchronised, C0A84D0A (x), false",
        "Normal, 7F7F0101 (), false"
    })
    void chronyKeepsTheClockIfItFollowsAnother(String leap, String reference, boolean synchronised) {
        // Given
        var answer =
                xen2().with("chronyc -n tracking", 0, "Reference ID    : " + reference, "Leap status     : " + leap);
        // When
        var clock = answer.parse().clock();
        // Then
        assertThat(Answer.known(clock).synchronised()).isEqualTo(synchronised);
    }

    @Test
    void withoutADirectoryOfLocksTheDisksThemselvesAreLocked() {
        // Given
        var answer = xen2().withFile("/etc/libvirt/libxl-lockd.conf")
                .with("ls -l /proc/332/fd", 0, "lrwx------ 1 root root 64 Nov 22 10:01 9 -> /srv/vm/disks/g2.img");
        // When
        var locks = answer.parse().locks();
        // Then
        assertThat(Answer.known(locks))
                .isEqualTo(new DiskLocks(
                        "lockd", Set.of("3d7bae0d90e300c6137e7fcb9985203b55e83336c79e8ff06451cc1907f8b3ac")));
    }

    @Test
    void sanlockTellsWhatItHolds() {
        // Given
        var answer = xen2().withFile("/etc/libvirt/libxl.conf", "lock_manager = \"sanlock\"")
                .withFile("/proc/400/comm", "sanlock")
                .with(
                        "sanlock client status",
                        0,
                        "daemon 1f3f",
                        "s __LIBVIRT__DISKS__:1:/var/lib/libvirt/sanlock/__LIBVIRT__DISKS__:0",
                        "r __LIBVIRT__DISKS__:3ab0d33a35403d03e3ad10b485c7b593:/var/lib/libvirt/sanlock/3ab0:0:2 p 1234");
        // When
        var locks = answer.parse().locks();
        // Then
        assertThat(Answer.known(locks)).isEqualTo(new DiskLocks("sanlock", Set.of("3ab0d33a35403d03e3ad10b485c7b593")));
    }

    @Test
    void aLockManagerThatIsNotKnownIsNotTakenForNone() {
        // When
        var locks = xen2().withFile("/etc/libvirt/libxl.conf", "lock_manager = \"other\"")
                .parse()
                .locks();
        // Then
        assertThat(Answer.why(locks)).contains("lock_manager is other");
    }

    @Test
    void aShutdownThatIsScheduledIsToldWithItsTime() {
        // Given
        var answer = xen2().withFile(
                        "/run/systemd/shutdown/scheduled", "USEC=1795342000000000", "WARN_WALL=1", "MODE=reboot");
        // When
        var pending = answer.parse().pendingShutdown();
        // Then
        assertThat(Answer.known(pending)).isEqualTo("reboot at 2026-11-22T10:06:40Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/etc/network/interfaces.d/x:allow-hotplug eth1 xenbr0; /etc/network/interfaces.d/x",
                "/etc/network/interfaces:iface xenbr0 inet manual; ''",
                "/etc/netplan/01.yaml:  bridges:|/etc/netplan/01.yaml:    xenbr0:; /etc/netplan/01.yaml",
                "/etc/systemd/network/b.netdev:Name=xenbr0|/etc/systemd/network/b.netdev:Kind=bridge; /etc/systemd/network/b.netdev",
                "/etc/systemd/network/b.network:Name=xenbr0; ''",
                "/etc/sysconfig/network-scripts/ifcfg-xenbr0:DEVICE=xenbr0|/etc/sysconfig/network-scripts/ifcfg-xenbr0:TYPE=\"Bridge\"; /etc/sysconfig/network-scripts/ifcfg-xenbr0",
            })
    void aBridgeIsMadeAtBootIfTheNetworkConfigurationMakesIt(String lines, String madeBy) {
        // Given
        var answer = xen2().with("bridge definitions", 2, lines.split("\\|", -1));
        // When
        var links = answer.parse().links();
        // Then
        assertThat(Answer.known(links)).contains(new NetworkLink("xenbr0", true, 9000, true, 1, madeBy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/etc/systemd/system/multi-user.target.wants/lan.service:ExecStart=/sbin/ip link add xenbr0 type bridge; true",
                "/usr/local/sbin/lan:  ip link add xenbr0 type bridge forward_delay 0; true",
                "/etc/systemd/system/multi-user.target.wants/lan.service:Environment=BRIDGE=xenbr0; true",
                "/etc/libvirt/qemu/networks/autostart/lan.xml:  <bridge name='xenbr0' stp='on' delay='0'/>; true",
                "/etc/libvirt/qemu/networks/autostart/lan.xml:  <bridge name='xenbr0'/>; false",
                "/etc/systemd/system/multi-user.target.wants/dhcp.service:After=sys-subsystem-net-devices-xenbr0.device xenbr0; false",
                "/etc/systemd/system/multi-user.target.wants/lan.service:ExecStop=/sbin/ip link del xenbr0; false",
                "/usr/local/sbin/lan:# xenbr0 is made elsewhere; false",
                "/usr/local/sbin/lan:ip link add xenbr0.7 type bridge; false",
                "lan.service:ExecStart=/sbin/ip link add xenbr0 type bridge; false",
            })
    void aBridgeIsMadeAtBootIfAServiceThatStartsThenNamesIt(String line, boolean made) {
        // Given
        var answer = xen2().with("bridge definitions", 1).with("units that name a bridge", 2, line);
        // When
        var links = answer.parse().links();
        // Then
        var madeBy = made ? line.substring(0, line.indexOf(':')) : "";
        assertThat(Answer.known(links)).contains(new NetworkLink("xenbr0", true, 9000, true, 1, madeBy));
    }

    @Test
    void whereTheServicesWereNotLookedAtTheBridgesAreNotKnown() {
        // When
        var links = xen2().without("units that name a bridge").parse().links();
        // Then
        assertThat(Answer.why(links)).contains("does not hold 'units that name a bridge'");
    }

    @Test
    void aClonedBridgeIsKnownByTheNameThatItIsGivenAfterwards() {
        // Given
        var answer = Answer.of(Answer.FREEBSD)
                .withFile("/etc/rc.conf", "cloned_interfaces=\"bridge7\"", "ifconfig_bridge7_name=\"bridge0\"");
        // When
        var links = answer.parse().links();
        // Then
        assertThat(Answer.known(links))
                .contains(new NetworkLink("bridge0", true, 1500, true, 1, "cloned_interfaces of rc.conf"));
    }

    @Test
    void guestsInterfacesAreNoMembersOfABridge() {
        // Given
        var answer = xen2().replacing("\"ifname\":\"eth0\"", "\"master\":\"xenbr0\",\"ifname\":\"vif4.0\"");
        // When
        var links = answer.parse().links();
        // Then
        assertThat(Answer.known(links))
                .contains(new NetworkLink("xenbr0", true, 9000, true, 1, "/etc/network/interfaces"));
    }

    @Test
    void aSettingThatAShellWouldWorkOutIsUnknown() {
        // Given
        var answer = Answer.of(Answer.FREEBSD)
                .withFile(
                        "/etc/rc.conf",
                        "cloned_interfaces=\"bridge0\"",
                        "cloned_interfaces=\"${cloned_interfaces} tap0\"");
        // When
        var dom0 = answer.parse();
        // Then
        assertThat(Answer.why(dom0.settings().get("cloned_interfaces"))).contains("worked out");
        assertThat(Answer.why(dom0.links())).contains("worked out");
    }

    @Test
    void aPolicyWithAStrangeLineIsUnknown() {
        // When
        var policy = xen2().replacing("  80000001:ffffffff ->", "  8000001:ffffffff ->")
                .parse()
                .cpuPolicy();
        // Then
        assertThat(Answer.why(policy)).contains("is no line of its table");
    }

    @Test
    void aListWithAStrangeRowIsUnknown() {
        // When
        var domains = xen2().replacing("     ------ ", "     --x--- ").parse().domains();
        // Then
        assertThat(Answer.why(domains)).contains("is no row of its table");
    }

    @Test
    void stateOfDisksIsUnknownWhereXenstoreDoesNotAnswer() {
        // Given
        var answer = xen2().with("xenstore-ls /local/domain/0/backend", 1, "xenstore-ls: xs_open: Permission denied");
        // When
        var domains = Answer.known(answer.parse().domains());
        // Then
        assertThat(List.copyOf(domains))
                .allSatisfy(domain -> assertThat(Answer.why(domain.disks())).contains("Permission denied"));
    }
}
