package io.drover.check;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.guest;
import static io.drover.model.Verdict.BLOCK;
import static io.drover.model.Verdict.PASS;
import static io.drover.model.Verdict.UNKNOWN;
import static io.drover.model.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestState;
import io.drover.model.Mount;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPlacesTest {
    private final Alone alone = new Alone();

    private void links(NetworkLink... links) {
        alone.dom0().links(Observed.known(List.of(links), "ip link"));
    }

    private static NetworkLink bridge(String name, int members, boolean atBoot) {
        return new NetworkLink(name, true, 1500, true, members, atBoot ? "/etc/network/interfaces" : "");
    }

    @Test
    void aBridgeOfAGuestThatIsMadeAtBootPasses() {
        // Given
        alone.host().guest(guest("web1").build());
        links(bridge("xenbr0", 1, true), bridge("virbr0", 0, false));
        // When
        var finding = alone.examine("host.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("xen1 has xenbr0 made at boot by /etc/network/interfaces (ip link)");
    }

    @Test
    void aBridgeThatIsNotMadeAtBootIsWarnedOf() {
        // Given
        alone.host().guest(guest("web1").build());
        links(bridge("xenbr0", 1, false));
        // When
        var finding = alone.examine("host.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence())
                .startsWith("nothing was seen that makes xenbr0 on xen1 at boot: not among the network configuration")
                .contains("enabled systemd services and their scripts")
                .endsWith("(ip link)");
        assertThat(finding.remedy().orElseThrow().commands())
                .containsExactly("printf 'auto %s\\niface %s inet manual\\n    bridge_ports INTERFACE\\n' xenbr0 xenbr0"
                        + " >> /etc/network/interfaces");
    }

    @Test
    void aBridgeThatIsNotThereIsWarnedOf() {
        // Given
        alone.host().guest(guest("web1").build());
        links(new NetworkLink("xenbr0", true, 1500, false, 0, "/etc/network/interfaces"));
        // When
        var finding = alone.examine("host.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence())
                .isEqualTo("a guest on xen1 is plugged into xenbr0, which is no bridge there (ip link)");
    }

    @Test
    void ofAHostWithoutRunningGuestsTheBridgesThatLeadOutsideCount() {
        // Given
        alone.host().guest(guest("web1").state(GuestState.SHUT_OFF).build());
        links(bridge("br1", 1, false), bridge("virbr0", 0, false));
        // When
        var finding = alone.examine("host.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).startsWith("nothing was seen that makes br1 on xen1 at boot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bridge0 | cloned_interfaces+=bridge0 | ifconfig_bridge0='addm INTERFACE up'",
                "lan | ifconfig_bridge0_name=lan | ifconfig_lan='addm INTERFACE up'"
            })
    void onFreeBsdTheBridgeIsCloned(String name, String first, String last) {
        // Given
        var freebsd = Alone.onFreeBsd();
        freebsd.dom0().links(Observed.known(List.of(bridge(name, 1, false)), "ifconfig"));
        // When
        var finding = freebsd.examine("host.bridges");
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .contains("sysrc " + first)
                .endsWith("sysrc " + last);
    }

    @Test
    void aHostWithoutABridgeIsWarnedOf() {
        // Given
        links(new NetworkLink("eth0", true, 1500, false, 0, "/etc/network/interfaces"));
        // When
        var finding = alone.examine("host.bridges");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).isEqualTo("xen1 has no bridge that leads outside (ip link)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host.bridges", "host.mounts", "host.log-room"})
    void withoutALoginItIsUnknownAndDoesNotHold(String check) {
        // When
        var finding = alone.withoutLogin(check);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isFalse();
    }

    private void mounts(Mount... mounts) {
        alone.dom0().mounts(Observed.known(List.of(mounts), "/proc/mounts"));
    }

    private static Mount share(boolean readOnly, long capacity, long available, boolean atBoot) {
        return new Mount("nas:/guests", "/srv/guests", "nfs4", readOnly, capacity, available, atBoot);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 1000, 500, true, PASS",
        "true, 1000, 500, true, BLOCK",
        "false, 1000, 500, false, WARN",
        "false, 1000, 49, true, WARN",
        "false, 10, 1, true, PASS",
        "false, 1000, 0, true, BLOCK",
        "false, 0, 0, true, PASS"
    })
    void aShareWithGuestsDisksIsUsable(boolean readOnly, long capacity, long free, boolean atBoot, Verdict verdict) {
        // Given
        mounts(share(readOnly, capacity * GIB, free * GIB, atBoot));
        var other = Sample.host("xen2").guest(guest("web1").build()).build();
        // When
        var finding = alone.examine("host.mounts", other);
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).startsWith("/srv/guests of xen1 (nas:/guests) ");
    }

    @Test
    void lessThanAGibibyteIsScarceHoweverSmallTheShare() {
        // Given
        mounts(share(false, 2 * GIB, GIB - 1, true));
        alone.host().guest(guest("web1").build());
        // When
        var finding = alone.examine("host.mounts");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains("has 1023 MiB of 2048 MiB left (/proc/mounts)");
    }

    @Test
    void aReadOnlyShareIsMountedForWriting() {
        // Given
        mounts(share(true, GIB * 100, GIB * 50, true));
        alone.host().guest(guest("web1").build());
        // When
        var finding = alone.examine("host.mounts");
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("mount -o remount,rw /srv/guests");
    }

    @Test
    void aShareThatIsNotMountedAtBootIsListedInFstab() {
        // Given
        mounts(new Mount("nas:/my guests", "/srv/my guests", "nfs4", false, GIB * 100, GIB * 50, false));
        alone.host()
                .guest(guest("web1")
                        .disk(Sample.disk("xvdb", "/srv/my guests/b.img"))
                        .build());
        // When
        var finding = alone.examine("host.mounts");
        // Then
        assertThat(finding.remedy().orElseThrow().commands())
                .contains(
                        "printf '%s\\n' 'nas:/my\\040guests /srv/my\\040guests nfs4 defaults,_netdev 0 0' >> /etc/fstab");
    }

    @Test
    void mountsThatHoldNoDiskAndLocalOnesDoNotCount() {
        // Given
        mounts(
                new Mount("nas:/home", "/home", "nfs4", true, GIB, 0, false),
                new Mount("/dev/sda1", "/srv/guests", "ext4", true, GIB, 0, false));
        alone.host().guest(guest("web1").build());
        // When
        var finding = alone.examine("host.mounts");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence()).isEqualTo("xen1 has no share mounted that holds a guest's disk (/proc/mounts)");
    }

    @Test
    void aPoolOfGuestsDisksThatIsNotMountedIsBlocked() {
        // Given
        mounts(new Mount("/dev/vda", "/", "ext4", false, GIB * 100, GIB * 50, true));
        alone.host().guest(guest("web1").build());
        // When
        var finding = alone.examine("host.mounts");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence())
                .isEqualTo("pool guests of xen1 belongs at /srv/guests, where nothing is mounted (/proc/mounts)");
        assertThat(finding.remedy().orElseThrow().commands()).contains("virsh pool-start guests");
    }

    @ParameterizedTest
    @CsvSource({"500, PASS", "99, WARN", "0, BLOCK"})
    void thereIsRoomForLogs(long freeMib, Verdict verdict) {
        // Given
        mounts(
                new Mount("/dev/vda", "/", "ext4", true, GIB, 0, true),
                new Mount("/dev/vdb", "/var", "ext4", false, 4 * GIB, freeMib * MIB, true),
                new Mount("/dev/vdc", "/var/log/xenial", "ext4", false, 4 * GIB, 4 * GIB, true));
        // When
        var finding = alone.examine("host.log-room");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence())
                .isEqualTo("/var of xen1 (/dev/vdb) has " + freeMib + " MiB of 4096 MiB left (/proc/mounts)");
    }

    @Test
    void aHostThatTellsOfNoRootFileSystemIsUnknown() {
        // Given
        mounts(new Mount("/dev/vdb", "/boot", "ext4", false, GIB, GIB, true));
        // When
        var finding = alone.examine("host.log-room");
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
    }
}
