package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.BootGuest;
import io.drover.model.CpuPool;
import io.drover.model.Disk;
import io.drover.model.FileIdentity;
import io.drover.model.Mount;
import io.drover.model.NetworkLink;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.PassedThrough;
import io.drover.model.PathSight;
import io.drover.model.Service;
import io.drover.model.Setup;
import io.drover.model.VirtualDisk;
import io.drover.model.XenDomain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A FreeBSD host in the formats that its manual pages describe, with a guest that has everything. */
class FreeBsdReportTest {
    private static final long KIB = 1024;

    @Test
    void theSystemIsRead() {
        // When
        var dom0 = Answer.of(Answer.FREEBSD).parse();
        // Then
        assertThat(Answer.known(dom0.system()))
                .isEqualTo(new OperatingSystem(Os.FREEBSD, "FreeBSD 14.1-RELEASE", "1795340000.123456"));
        assertThat(Answer.known(dom0.hypervisor()).capabilities()).contains("shadow", "hvm_directio");
        assertThat(Answer.known(dom0.cpuPools())).containsExactly(new CpuPool("Pool-0", 4), new CpuPool("fast", 2));
        assertThat(Answer.why(dom0.cpuPolicy()))
                .contains("xen-cpuid: not found")
                .contains("127");
        assertThat(Answer.known(dom0.pendingShutdown())).isEmpty();
        assertThat(Answer.known(dom0.locks()).kind()).isEqualTo("none");
    }

    @Test
    void domainsInEveryStateAreListed() {
        // When
        var domains = Answer.known(Answer.of(Answer.FREEBSD).parse().domains());
        // Then
        assertThat(domains)
                .extracting(XenDomain::name)
                .containsExactly("Domain-0", "freebsd", "web1--incoming", "old one");
        assertThat(domains.get(2).state().isPaused()).isTrue();
        assertThat(domains.get(3).state().isShutDown()).isTrue();
        assertThat(domains.get(3).state().isCrashed()).isFalse();
        assertThat(Answer.why(domains.get(2).config())).contains("does not hold domain 8");
        assertThat(Answer.known(domains.get(1).disks()))
                .containsExactlyInAnyOrder(new VirtualDisk("hda", "vbd", 4), new VirtualDisk("hdc", "qdisk", 3));
    }

    @Test
    void everyKindOfDeviceIsRead() {
        // When
        var guest = Answer.known(Answer.of(Answer.FREEBSD).parse().domains()).get(1);
        // Then
        var devices = Answer.known(guest.config()).devices();
        assertThat(devices.disks())
                .containsExactly(
                        disk("hda", Disk.Kind.DISK, "/dev/zvol/tank/xendisk0", Disk.Transport.BLOCK, "phy"),
                        disk("hdc", Disk.Kind.CDROM, "/root/freebsd.iso", Disk.Transport.FILE, "qdisk"),
                        new Disk(
                                "hdd",
                                Disk.Kind.CDROM,
                                Optional.empty(),
                                Disk.Transport.FILE,
                                "empty",
                                true,
                                Optional.empty()),
                        disk("xvdb", Disk.Kind.DISK, "rbd:vms/data", Disk.Transport.NETWORK, "qdisk"));
        assertThat(devices.nics())
                .containsExactly(
                        new Nic(
                                "00:16:3e:74:34:32",
                                Optional.of("bridge0"),
                                Optional.of("/usr/local/etc/xen/scripts/vif-bridge")),
                        new Nic("00:16:3e:74:34:33", Optional.of("xenbr0"), Optional.empty()));
        assertThat(devices.passedThrough())
                .containsExactly(
                        new PassedThrough("pci", "0000:03:10.1"),
                        new PassedThrough("usb", "2:5"),
                        new PassedThrough("scsi", "0:0:1:0"),
                        new PassedThrough("usb", "1.2"));
    }

    private static Disk disk(String target, Disk.Kind kind, String path, Disk.Transport transport, String backend) {
        return new Disk(
                target, kind, Optional.of(path), transport, "raw", kind == Disk.Kind.CDROM, Optional.of(backend));
    }

    @Test
    void whatHoldsAGuestBackIsRead() {
        // When
        var guest = Answer.known(Answer.of(Answer.FREEBSD).parse().domains()).get(1);
        // Then
        var setup = Answer.known(guest.config()).setup();
        assertThat(Answer.known(setup.migratable())).isFalse();
        assertThat(Answer.known(setup.vnuma())).isTrue();
        assertThat(Answer.known(setup.nestedHvm())).isTrue();
        assertThat(Answer.known(setup.tscMode())).isEqualTo("native");
        assertThat(Answer.known(setup.cpuPool())).isEqualTo("fast");
        assertThat(setup.bootFiles())
                .containsEntry("firmware", "/usr/local/share/ovmf/bios.bin")
                .containsEntry("device model", "/usr/local/lib/xen/bin/qemu-system-i386");
        assertThat(setup.displays())
                .containsExactly(
                        new Setup.Display("vnc", "0.0.0.0", 5903),
                        new Setup.Display("spice", "127.0.0.1", 6000),
                        new Setup.Display("vnc", "127.0.0.1", 0));
    }

    @ParameterizedTest
    @CsvSource({"8, 0 1 2", "3, ''"})
    void aMapOfAllProcessorsIsNoBond(int cpus, String bound) {
        // Given
        var answer =
                Answer.of(Answer.FREEBSD).replacing("nr_cpus                : 1", "nr_cpus                : " + cpus);
        // When
        var pinned = pinned(answer);
        // Then
        assertThat(pinned.stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")))
                .isEqualTo(bound);
    }

    private static Set<Integer> pinned(Answer answer) {
        var guest = Answer.known(answer.parse().domains()).get(1);
        return Answer.known(Answer.known(guest.config()).setup().pinnedTo());
    }

    @Test
    void servicesComeFromProcessesAndRcConf() {
        // When
        var services = Answer.known(Answer.of(Answer.FREEBSD).parse().services());
        // Then
        assertThat(services)
                .contains(
                        new Service("xencommons", true, true),
                        new Service("xenstored", true, true),
                        new Service("xenconsoled", true, true),
                        new Service("libvirtd", false, false));
    }

    @Test
    void theSettingsOfTheHandbookAreRead() {
        // When
        var settings = Answer.of(Answer.FREEBSD).parse().settings();
        // Then
        assertThat(Answer.known(settings.get("vm.max_wired"))).isEqualTo("-1");
        assertThat(Answer.known(settings.get("memorylocked"))).isEqualTo("unlimited");
        assertThat(Answer.known(settings.get("if_tap_load"))).isEqualTo("YES");
        assertThat(Answer.known(settings.get("cloned_interfaces"))).isEqualTo("bridge0");
        assertThat(Answer.known(settings.get("xencommons_enable"))).isEqualTo("yes");
        assertThat(Answer.known(settings.get("autoballoon"))).isEqualTo("off");
        assertThat(Answer.known(settings.get("dom0_mem"))).isEqualTo("8192M");
        assertThat(settings).doesNotContainKeys("clocksource", "xendomains_auto");
    }

    @Test
    void aLimitOfLockedMemoryIsToldWithItsUnit() {
        // When
        var settings = Answer.of(Answer.FREEBSD)
                .with("limits -U root", 0, "  memorylocked               64 kB")
                .parse()
                .settings();
        // Then
        assertThat(Answer.known(settings.get("memorylocked"))).isEqualTo("64 kB");
    }

    @Test
    void mountsAreRead() {
        // When
        var mounts = Answer.known(Answer.of(Answer.FREEBSD).parse().mounts());
        // Then
        assertThat(mounts)
                .containsExactly(
                        new Mount("zroot/ROOT/default", "/", "zfs", false, 95_000_000 * KIB, 85_000_000 * KIB, true),
                        new Mount("tank", "/tank", "zfs", false, 50_000_000 * KIB, 50_000_000 * KIB, true),
                        new Mount("stor:/vm", "/vm", "nfs", true, 8_154_624 * KIB, 7_676_160 * KIB, true),
                        new Mount("stor:/old", "/mnt/old one", "nfs", false, 8_154_624 * KIB, 0, false));
    }

    @Test
    void disksHaveTheirNamesAndVolumesOfZfsAreLocal() {
        // When
        var paths = Answer.of(Answer.FREEBSD).parse().paths();
        // Then
        assertThat(file(paths.get("/dev/da0")).device()).contains("wwn:0x6001405a1b2c3d4e5f60718293a4b5c6");
        assertThat(file(paths.get("/dev/da0")).sizeBytes()).isEqualTo(1_000_204_886_016L);
        assertThat(file(paths.get("/dev/zvol/tank/xendisk0")).device()).contains("zvol:tank/xendisk0");
        assertThat(file(paths.get("/root/freebsd.iso")).fileSystem()).isEqualTo("zroot/ROOT/default");
        assertThat(file(paths.get("/vm")))
                .isEqualTo(
                        new FileIdentity(FileIdentity.Kind.DIRECTORY, 128, 4096, "stor:/vm", "nfs", Optional.empty()));
        assertThat(Answer.known(paths.get("/vm/gone.img")).exists()).isFalse();
        assertThat(Answer.why(paths.get("vm/x.img"))).contains("not an absolute path");
    }

    private static FileIdentity file(@Nullable Observed<PathSight> sight) {
        return Answer.known(sight).file().orElseThrow();
    }

    @Test
    void bridgesAreMadeAtBootIfTheyAreCloned() {
        // When
        var links = Answer.known(Answer.of(Answer.FREEBSD).parse().links());
        // Then
        assertThat(links)
                .containsExactly(
                        new NetworkLink("em0", true, 1500, false, 0, ""),
                        new NetworkLink("lo0", true, 16_384, false, 0, ""),
                        new NetworkLink("bridge0", true, 1500, true, 1, "cloned_interfaces of rc.conf"));
    }

    @Test
    void aClockThatTellsWholeSecondsIsASecondLessCertain() {
        // When
        var clock = Answer.known(Answer.of(Answer.FREEBSD).parse().clock());
        // Then
        assertThat(clock.uncertainty()).isEqualTo(Duration.ofSeconds(3));
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(-2));
        assertThat(clock.synchronised()).isTrue();
    }

    @Test
    void filesOfXendomainsCountOnlyIfItStartsAtBoot() {
        // Given
        var started = Answer.of(Answer.FREEBSD)
                .withFile("/etc/rc.conf", "xencommons_enable=yes", "xendomains_enable=\"YES\"");
        var stopped = Answer.of(Answer.FREEBSD);
        // When
        var guests = Stream.of(stopped, started)
                .map(answer -> Answer.known(answer.parse().bootGuests()))
                .toList();
        // Then
        assertThat(guests.get(0)).isEmpty();
        assertThat(guests.get(1))
                .isEqualTo(List.of(new BootGuest("freebsd", Optional.empty(), "/usr/local/etc/xen/auto/freebsd.cfg")));
    }
}
