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
                        Optional.of("qdisk")));
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
                        disk("xvdb", Disk.Kind.DISK, "rbd:pool/h1-data", Disk.Transport.NETWORK, "raw", "qdisk"),
                        disk("xvdc", Disk.Kind.DISK, "/srv/vm/h1-logs.qcow2", Disk.Transport.FILE, "qcow2", "qdisk"),
                        new Disk(
                                "hdc",
                                Disk.Kind.CDROM,
                                Optional.of("/root/debian.iso"),
                                Disk.Transport.FILE,
                                "raw",
                                true,
                                Optional.of("qdisk")),
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
        var guest = DomainXml.parse(described("<memory>1</memory><os>" + type + "</os>"), pool -> Optional.empty());
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
                described("<os><type>hvm</type></os><memory" + attribute + ">" + number + "</memory>"),
                pool -> Optional.empty());
        // Then
        assertThat(guest.memoryBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "<domain, cannot be read",
        "<pool/>, not a <domain>",
        "<!DOCTYPE domain [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><domain><name>&x;</name></domain>, DOCTYPE",
        "<domain><memory unit='stones'>3</memory></domain>, stones",
        "<domain><memory>-3</memory></domain>, no size",
        "<domain><memory unit='TiB'>9223372036854775807</memory></domain>, no size",
        "<domain><memory>3</memory></domain>, without devices",
        "<domain><memory>3</memory><devices/></domain>, lacks <os/type>",
        "<domain><memory>3</memory><devices/><os><type>hvn</type></os></domain>, of type 'hvn'",
        "<domain><memory>3</memory><devices/><os><type>hvm</type></os></domain>, lacks <name>"
    })
    void whatIsNoDescriptionIsRefused(String text, String why) {
        assertThatThrownBy(() -> DomainXml.parse(text, pool -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "<disk type='file'><target dev='xvda'/></disk>, without a source",
        "<disk type='file'><source fle='/a'/><target dev='xvda'/></disk>, a source that has no name",
        "<disk type='file' device='cdrom'><source fle='/a'/><target dev='hdc'/></disk>, a source that has no name",
        "<disk type='fiel'><source file='/a'/><target dev='xvda'/></disk>, type 'fiel'",
        "<disk type='file' device='dsk'><source file='/a'/><target dev='xvda'/></disk>, is a 'dsk'",
        "<disk type='volume'><source pool='vm'/><target dev='xvda'/></disk>, lacks the attribute volume",
        "<disk type='file'><source file='/a'/></disk>, without a target",
        "<interface type='bridge'><source/></interface>, does not name the bridge",
        "<interface><mac adress='00:16:3e:00:00:01'/></interface>, lacks the attribute address"
    })
    void aDeviceThatCannotBeReadIsNotOverlooked(String device, String why) {
        // Given
        var text = "<domain><name>g</name><memory>1</memory><os><type>hvm</type></os><devices>" + device
                + "</devices></domain>";
        // When
        var reading = assertThatThrownBy(() -> DomainXml.parse(text, pool -> Optional.empty()));
        // Then
        reading.isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    @Test
    void aDriveInWhichLibvirtNamesNothingIsEmpty() {
        // When
        var guest = DomainXml.parse(
                "<domain><name>g</name><memory>1</memory><os><type>hvm</type></os><devices>"
                        + "<disk type='file' device='cdrom'><source startupPolicy='optional'/><target dev='hdc'/></disk>"
                        + "</devices></domain>",
                pool -> Optional.empty());
        // Then
        assertThat(guest.devices().disks())
                .singleElement()
                .extracting(Disk::source)
                .isEqualTo(Optional.empty());
    }

    @Test
    void aDeviceOfAnUnknownKindCountsAsOneThatCannotMove() {
        // When
        var guest = DomainXml.parse(
                "<domain><name>g</name><memory>1</memory><os><type>hvm</type></os><devices><tpm/></devices></domain>",
                pool -> Optional.empty());
        // Then
        assertThat(guest.devices().passedThrough()).containsExactly(new PassedThrough("unknown", "tpm"));
    }

    private static String described(String parts) {
        return "<domain><name>g</name>" + parts + "<devices/></domain>";
    }

    private static Disk disk(
            String target, Disk.Kind kind, String source, Disk.Transport transport, String format, String backend) {
        return new Disk(target, kind, Optional.of(source), transport, format, false, Optional.of(backend));
    }
}
