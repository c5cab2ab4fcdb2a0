package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Disk;
import io.drover.model.GuestType;
import io.drover.model.Nic;
import io.drover.model.PassedThrough;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainXmlTest {
    private static final long MIB = 1L << 20;

    @Test
    void readsARunningPvhGuest() {
        // When
        var guest = DomainXml.parse(Fixture.text("pvh-live.xml"), pool -> Optional.empty());
        // Then
        assertThat(guest.name()).isEqualTo("g1");
        assertThat(guest.type()).isEqualTo(GuestType.PVH);
        assertThat(guest.memoryBytes()).isEqualTo(128 * MIB);
        assertThat(guest.maxMemoryBytes()).isEqualTo(128 * MIB);
        assertThat(guest.vcpus()).isEqualTo(1);
        assertThat(guest.devices().disks())
                .containsExactly(new Disk(
                        "xvda",
                        Disk.Kind.DISK,
                        Optional.of("/srv/vm/disks/g1.img"),
                        Disk.Transport.FILE,
                        "raw",
                        false,
                        Optional.of("qemu")));
        assertThat(guest.devices().nics())
                .containsExactly(new Nic("00:16:3e:00:00:9f", Optional.of("xenbr0"), Optional.empty()));
        assertThat(guest.devices().passedThrough()).isEmpty();
    }

    @Test
    void readsAnHvmGuestWithEveryKindOfDevice() {
        // When
        var guest = DomainXml.parse(Fixture.text("hvm-devices.xml"), pool -> Optional.of("/srv/" + pool));
        // Then
        assertThat(guest.type()).isEqualTo(GuestType.HVM);
        assertThat(guest.memoryBytes()).isEqualTo(1024 * MIB);
        assertThat(guest.maxMemoryBytes()).isEqualTo(2048 * MIB);
        assertThat(guest.vcpus()).isEqualTo(2);
        assertThat(guest.devices().disks())
                .containsExactly(
                        disk("hda", Disk.Kind.DISK, "/dev/vg0/h1", Disk.Transport.BLOCK, "raw", "phy"),
                        disk("xvdb", Disk.Kind.DISK, "rbd:pool/h1-data", Disk.Transport.NETWORK, "raw", "qemu"),
                        disk("xvdc", Disk.Kind.DISK, "/srv/vm/h1-logs.qcow2", Disk.Transport.FILE, "qcow2", "qemu"),
                        new Disk(
                                "hdc",
                                Disk.Kind.CDROM,
                                Optional.of("/root/debian.iso"),
                                Disk.Transport.FILE,
                                "raw",
                                true,
                                Optional.of("qemu")),
                        new Disk(
                                "fda",
                                Disk.Kind.FLOPPY,
                                Optional.empty(),
                                Disk.Transport.FILE,
                                "raw",
                                false,
                                Optional.empty()));
        assertThat(guest.devices().nics())
                .containsExactly(
                        new Nic("00:16:3e:00:00:0a", Optional.of("xenbr0"), Optional.empty()),
                        new Nic("00:16:3e:00:00:0b", Optional.of("virbr0"), Optional.empty()),
                        new Nic("00:16:3e:00:00:0c", Optional.empty(), Optional.empty()));
        assertThat(guest.devices().passedThrough())
                .containsExactlyInAnyOrder(
                        new PassedThrough("pci", "0000:0a:00.1"),
                        new PassedThrough("pci", "0000:03:10.2"),
                        new PassedThrough("usb", "0x1234:0xbeef"),
                        new PassedThrough("usb", "1:4"),
                        new PassedThrough("scsi", "scsi_host0:0:1:2"));
    }

    @Test
    void aVolumeOfAnUnknownPoolLiesNowhere() {
        // When
        var guest = DomainXml.parse(Fixture.text("hvm-devices.xml"), pool -> Optional.empty());
        // Then
        assertThat(guest.devices().disks().get(2).source()).contains("vm/h1-logs.qcow2");
    }

    @ParameterizedTest
    @CsvSource({
        "<type machine='xenpv'>xen</type>, PV",
        "<type machine='xenpv'>linux</type>, PV",
        "<type machine='xenpvh'>xenpvh</type>, PVH",
        "<type machine='xenpvh'>hvm</type>, PVH",
        "<type machine='xenfv'>hvm</type>, HVM"
    })
    void tellsTheTypesApart(String type, GuestType expected) {
        // When
        var guest = DomainXml.parse("<domain><os>" + type + "</os></domain>", pool -> Optional.empty());
        // Then
        assertThat(guest.type()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"512, '', 524288", "4, GiB, 4294967296", "3, bytes, 3", "5, MB, 5000000"})
    void memoryIsReadInItsUnit(String number, String unit, long bytes) {
        // Given
        var attribute = unit.isEmpty() ? "" : " unit='" + unit + "'";
        // When
        var guest = DomainXml.parse(
                "<domain><memory" + attribute + ">" + number + "</memory></domain>", pool -> Optional.empty());
        // Then
        assertThat(guest.memoryBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "<domain, cannot be read",
        "<pool/>, not a <domain>",
        "<!DOCTYPE domain [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain><name>&x;</name></domain>, DOCTYPE",
        "<domain><memory unit='stones'>3</memory></domain>, stones"
    })
    void whatIsNoDescriptionIsRefused(String text, String why) {
        assertThatThrownBy(() -> DomainXml.parse(text, pool -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static Disk disk(
            String target, Disk.Kind kind, String source, Disk.Transport transport, String format, String backend) {
        return new Disk(target, kind, Optional.of(source), transport, format, false, Optional.of(backend));
    }
}
