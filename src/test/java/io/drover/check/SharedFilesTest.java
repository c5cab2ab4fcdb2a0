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
import io.drover.model.Mount;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.StoragePool;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks on storage that both Dom0s were looked into. */
class SharedFilesTest {
    private static final String PATH = "/srv/guests/web1.img";
    private final Asking asking = Asking.about(guest("web1").build());

    private static FileIdentity file(long inode, long size, String from, String type) {
        return new FileIdentity(FileIdentity.Kind.FILE, inode, size, from, type, Optional.empty());
    }

    private static FileIdentity device(String name) {
        return new FileIdentity(
                FileIdentity.Kind.DEVICE,
                7,
                GIB,
                "/dev",
                "devtmpfs",
                Optional.of(name).filter(text -> !text.isEmpty()));
    }

    private static Observed<PathSight> seen(FileIdentity file) {
        return Observed.known(new PathSight(true, "", Optional.of(file)), "stat");
    }

    private Finding examine(FileIdentity here, FileIdentity there) {
        asking.sourceDom0().path(PATH, seen(here));
        asking.destinationDom0().path(PATH, seen(there));
        return asking.examine("guest.disks");
    }

    private void canary(Observed<Boolean> seen) {
        var untried = Reach.untried("not tried");
        var canaries = new TreeMap<String, Observed<Boolean>>();
        canaries.put("/srv/guests", seen);
        asking.source().reach("xen2", new Reach(untried.migrationPort(), untried.login(), untried.pathMtu(), canaries));
    }

    @ParameterizedTest
    @CsvSource({"nas:/guests, nfs4", "stor, cifs", "nas:/vol, fuse.glusterfs", "9c1e, ocfs2", "4f2a, gfs2"})
    void oneInodeOfOneShareWithACanaryIsProved(String from, String type) {
        // When
        var finding = examine(file(18, GIB, from, type), file(18, GIB, from, type));
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
        assertThat(finding.evidence())
                .isEqualTo("xvda (" + PATH + ") PROVED: it is inode 18 on " + from
                        + " at both hosts (stat), and a canary was seen (canary)");
    }

    @Test
    void withoutACanaryItIsOnlyAssertedAndWhatIsMissingIsSaid() {
        // Given
        canary(Observed.unknown("no login to xen1"));
        // When
        var finding = examine(file(18, GIB, "nas:/guests", "nfs4"), file(18, GIB, "nas:/guests", "nfs4"));
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.holds()).isFalse();
        assertThat(finding.evidence()).contains(" ASSERTED: ").endsWith("no canary was seen: no login to xen1");
        assertThat(finding.remedy().orElseThrow().commands()).contains("touch /srv/guests/drover-probe");
    }

    @Test
    void aCanaryThatDidNotArriveDisprovesWhateverElseAgrees() {
        // Given
        canary(Observed.known(false, "ls"));
        // When
        var finding = examine(file(18, GIB, "nas:/guests", "nfs4"), file(18, GIB, "nas:/guests", "nfs4"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains(" DISPROVED: ").contains("did not appear on xen2 (ls)");
    }

    @ParameterizedTest
    @CsvSource({
        "19, 1073741824, nas:/guests, inode 19",
        "18, 4096, nas:/guests, 4096 bytes",
        "18, 1073741824, other:/guests, other:/guests at xen2"
    })
    void anotherFileOrServerDisproves(long inode, long size, String from, String words) {
        // When
        var finding = examine(file(18, GIB, "nas:/guests", "nfs4"), file(inode, size, from, "nfs4"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains(" DISPROVED: ").contains(words);
    }

    @Test
    void aFormatThatGrowsMayHaveGrownBetweenTwoLooks() {
        // Given
        var disk = new Disk(
                "xvda", Disk.Kind.DISK, Optional.of(PATH), Disk.Transport.FILE, "qcow2", false, Optional.empty());
        var growing = Asking.about(guest("web1").diskless().disk(disk).build());
        growing.sourceDom0().path(PATH, seen(file(18, 1, "nas:/guests", "nfs4")));
        growing.destinationDom0().path(PATH, seen(file(18, 2, "nas:/guests", "nfs4")));
        // When
        var finding = growing.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "ufs", "zfs", "tmpfs"})
    void aLocalFileIsDisprovedEvenWhereItsPathExistsOnBothHosts(String type) {
        // When
        var finding = examine(file(18, GIB, "/dev/sda1", type), file(18, GIB, "/dev/sda1", type));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("lies on " + type).contains("xen1 alone");
    }

    @Test
    void whatIsMountedOverTheShareIsToBeTakenAway() {
        // Given
        asking.destinationDom0()
                .mounts(Observed.known(
                        List.of(
                                new Mount("/dev/vda", "/", "ext4", false, GIB, GIB, true),
                                new Mount("nas:/guests", "/srv/guests", "nfs4", false, GIB, GIB, true),
                                new Mount("lab's", "/srv/guests", "tmpfs", false, GIB, GIB, false)),
                        "/proc/mounts"));
        // When
        var finding = examine(file(18, GIB, "nas:/guests", "nfs4"), file(18, GIB, "lab's", "tmpfs"));
        // Then
        assertThat(finding.remedy().orElseThrow().commands()).containsExactly("umount /srv/guests");
    }

    @Test
    void aShareOnOneHostAndALocalFileOnTheOtherIsDisproved() {
        // When
        var finding = examine(file(18, GIB, "nas:/guests", "nfs4"), file(18, GIB, "/dev/sda1", "ext4"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen2 alone");
    }

    @Test
    void aFileSystemThatNobodyHeardOfIsProvedByACanaryOnly() {
        // Given
        var strange = file(18, GIB, "x", "strangefs");
        var proved = examine(strange, strange);
        canary(Observed.unknown("read-only"));
        // When
        var finding = examine(strange, strange);
        // Then
        assertThat(finding.verdict()).isEqualTo(UNKNOWN);
        assertThat(finding.holds()).isTrue();
        assertThat(proved.verdict()).isEqualTo(PASS);
    }

    @Test
    void aFileThatTheDestinationDoesNotSeeIsDisproved() {
        // Given
        asking.sourceDom0().path(PATH, seen(file(18, GIB, "nas:/guests", "nfs4")));
        asking.destinationDom0().path(PATH, Observed.known(new PathSight(false, ""), "stat"));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("xen2 does not see it (stat)");
    }

    @ParameterizedTest
    @CsvSource({
        "wwn-0x5000c500, wwn-0x5000c500, PASS, PROVED",
        "iqn.2026-11.nas:guests/1, iqn.2026-11.nas:guests/1, PASS, PROVED",
        "wwn-0x5000c500, wwn-0x5000c501, BLOCK, DISPROVED",
        "zvol:tank/web1, zvol:tank/web1, BLOCK, belongs to one host alone",
        "lvm:vg0/web1, lvm:vg0/web1, BLOCK, belongs to one host alone",
        "wwn-0x5000c500, '', UNKNOWN, names this device on xen2",
        "'', wwn-0x5000c500, UNKNOWN, names this device on xen1"
    })
    void aDeviceIsWhatItsNameSays(String here, String there, Verdict verdict, String words) {
        // When
        var finding = examine(device(here), device(there));
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains(words).contains("(stat)");
    }

    @Test
    void aDeviceIsNoFileAndHasOneSize() {
        // Given
        var larger = new FileIdentity(FileIdentity.Kind.DEVICE, 7, 2 * GIB, "/dev", "devtmpfs", Optional.of("wwn-1"));
        var other = examine(device("wwn-1"), larger);
        // When
        var finding = examine(device("wwn-1"), file(18, GIB, "nas:/guests", "nfs4"));
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains("a device at xen1 and a file at xen2");
        assertThat(other.verdict()).isEqualTo(BLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "rbd://mon/guests, true, PASS, PROVED",
        "rbd://mon2/guests, true, BLOCK, DISPROVED",
        "rbd://mon/guests, false, UNKNOWN, no active pool",
        "rbd://mon/other, true, UNKNOWN, no active pool"
    })
    void aNetworkVolumeIsProvedWhereBothHostsHaveItsPool(
            String identity, boolean active, Verdict verdict, String words) {
        // Given
        var disk = new Disk(
                "xvda",
                Disk.Kind.DISK,
                Optional.of("rbd:guests/web1"),
                Disk.Transport.NETWORK,
                "raw",
                false,
                Optional.empty());
        var network = Asking.about(guest("web1").diskless().disk(disk).build());
        network.source().pools(Observed.known(List.of(rbd("rbd://mon/guests", true)), "pool-list"));
        network.destination().pools(Observed.known(List.of(rbd(identity, active)), "pool-list"));
        // When
        var finding = network.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence()).contains(words).contains("(pool-list)");
    }

    private static StoragePool rbd(String identity, boolean active) {
        return new StoragePool("guests", "rbd", "", Optional.of(identity), active, 0, 0);
    }

    @Test
    void poolsThatAgreeWithoutACanaryOnlyAssert() {
        // Given
        canary(Observed.unknown("libvirt cannot"));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(WARN);
        assertThat(finding.evidence()).contains(" ASSERTED: it is on nfs://stor/guests at both hosts");
    }

    @Test
    void poolsThatAgreeAreDisprovedByACanaryThatDidNotArrive() {
        // Given
        canary(Observed.known(false, "vol-list"));
        // When
        var finding = asking.examine("guest.disks");
        // Then
        assertThat(finding.verdict()).isEqualTo(BLOCK);
        assertThat(finding.evidence()).contains(" DISPROVED: ");
    }
}
