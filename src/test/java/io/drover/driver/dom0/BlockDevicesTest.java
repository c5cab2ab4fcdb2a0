package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names a device's bytes, and what does not. */
class BlockDevicesTest {
    private static final String WWN = "6001405a1b2c3d4e5f60718293a4b5c6";

    private static Optional<String> identity(String path, List<String> links, String... properties) {
        var lines = new ArrayList<String>();
        if (!List.of(properties).contains("dev:8:0")) {
            lines.add("/sys/block/sda/dev:254:0");
        }
        for (String property : properties) {
            lines.add(property.startsWith("/") ? property : "/sys/block/sda/" + property);
        }
        var paths = Answer.of(Answer.XEN1)
                .with("block devices", 2, lines.toArray(String[]::new))
                .with("ls -l /dev/disk/by-path", 0, links.toArray(String[]::new))
                .replacing("L" + base64("/dev/vda"), "L" + base64(path))
                .parse()
                .paths();
        return Answer.known(paths.get(path)).file().orElseThrow().device();
    }

    private static String base64(String path) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "device/wwid:naa." + WWN + ", wwn:0x" + WWN,
        "wwid:eui.0025385b71b0c1d2, wwid:eui.0025385b71b0c1d2",
        "dm/uuid:mpath-3" + WWN + ", wwn:0x" + WWN,
        "dm/uuid:part1-mpath-3" + WWN + ", wwn:0x" + WWN + "-part1",
        "serial:disk-7, serial:disk-7",
    })
    void aDiskIsNamedByWhatItsMakerGaveIt(String property, String identity) {
        // When
        var named = identity("/dev/sda", List.of(), property);
        // Then
        assertThat(named).contains(identity);
    }

    @Test
    void aVolumeOfLvmIsMarkedAsNoProof() {
        // When
        var named = identity("/dev/vg0/web--1", List.of(), "dm/uuid:LVM-abc", "dm/name:vg0-web----1");
        // Then
        assertThat(named).contains("lvm:vg0/web--1");
    }

    @Test
    void aVolumeOfZfsIsMarkedAsLocal() {
        // When
        var named = identity("/dev/zvol/tank/vm/web", List.of());
        // Then
        assertThat(named).contains("zvol:tank/vm/web");
    }

    @Test
    void aPartitionIsNamedAfterItsDiskAndIsNotTheDisk() {
        // When
        var named = identity(
                "/dev/sdb1",
                List.of(),
                "dev:8:0",
                "/sys/block/sdb/dev:8:16",
                "/sys/block/sdb/device/wwid:naa." + WWN,
                "/sys/block/sdb/sdb1/dev:254:0",
                "/sys/block/sdb/sdb1/partition:1");
        // Then
        assertThat(named).contains("wwn:0x" + WWN + "-part1");
    }

    @Test
    void twoDevicesOfOneNumberAreNamedByNeither() {
        // When
        var named = identity("/dev/sda", List.of(), "serial:one", "/sys/block/sdb/dev:254:0");
        // Then
        assertThat(named).isEmpty();
    }

    @Test
    void aTargetOfIscsiIsNamedWithItsUnit() {
        // When
        var named = identity(
                "/dev/sda",
                List.of(
                        "lrwxrwxrwx 1 root root 9 Nov 22 10:01 ip-10.0.0.1:3260-iscsi-iqn.2003-01.org.x:vm-lun-3 -> ../../sda"));
        // Then
        assertThat(named).contains("iscsi:iqn.2003-01.org.x:vm/3");
    }

    @Test
    void aNameThatQemuGivesToEveryDiskNamesNone() {
        // When
        var named = identity("/dev/sda", List.of(), "device/wwid:t10.ATA     QEMU HARDDISK   QM00001");
        // Then
        assertThat(named).isEmpty();
    }

    @Test
    void aDeviceWithoutANameHasNone() {
        // When
        var named = identity("/dev/sda", List.of());
        // Then
        assertThat(named).isEmpty();
    }
}
