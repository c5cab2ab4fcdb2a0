package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.BootGuest;
import io.drover.model.CpuPool;
import io.drover.model.Disk;
import io.drover.model.FileIdentity;
import io.drover.model.GuestId;
import io.drover.model.GuestType;
import io.drover.model.Mount;
import io.drover.model.NetworkLink;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.PathSight;
import io.drover.model.Service;
import io.drover.model.VirtualDisk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What real Debian hosts with Xen 4.17 said. */
class LinuxReportTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void theSystemAndTheHypervisorAreRead() {
        // When
        var dom0 = Answer.of(Answer.XEN1).parse();
        // Then
        assertThat(Answer.known(dom0.system()))
                .isEqualTo(new OperatingSystem(
                        Os.LINUX,
                        "Debian GNU/Linux 12 (bookworm), 6.1.0-56-amd64",
                        "4f1e58e6-fd14-477f-9ba1-2b073655831d"));
        var xen = Answer.known(dom0.hypervisor());
        assertThat(xen.version()).hasToString("4.17.7");
        assertThat(xen.capabilities()).containsExactlyInAnyOrder("pv", "hvm", "hap", "gnttab-v1", "gnttab-v2");
        assertThat(xen.totalBytes()).isEqualTo(3071 * MIB);
        assertThat(xen.freeBytes()).isEqualTo(2014 * MIB);
        assertThat(xen.kilohertz()).isEqualTo(2_596_138);
        assertThat(Answer.known(dom0.cpuPools())).containsExactly(new CpuPool("Pool-0", 1));
    }

    @Test
    void aGuestIsJoinedOfListConfigurationAndBackends() {
        // When
        var domains = Answer.known(Answer.of(Answer.XEN2).parse().domains());
        // Then
        assertThat(domains).hasSize(2);
        assertThat(domains.get(0).isDomainZero()).isTrue();
        assertThat(domains.get(0).id()).isEmpty();
        var guest = domains.get(1);
        assertThat(guest.id()).contains(GuestId.of("3d5be5e9-7ee5-4405-bed0-8aba6aa8761b"));
        assertThat(guest.name()).isEqualTo("g1");
        assertThat(guest.domid()).isEqualTo(4);
        assertThat(guest.memoryBytes()).isEqualTo(128 * MIB);
        assertThat(guest.state().isScheduled()).isTrue();
        assertThat(Answer.known(guest.disks())).containsExactly(new VirtualDisk("xvda", "qdisk", 4));
        var config = Answer.known(guest.config());
        assertThat(config.type()).isEqualTo(GuestType.PVH);
        assertThat(config.maxMemoryBytes()).isEqualTo(128 * MIB);
        assertThat(config.devices().disks())
                .containsExactly(new Disk(
                        "xvda",
                        Disk.Kind.DISK,
                        Optional.of("/srv/vm/disks/g1.img"),
                        Disk.Transport.FILE,
                        "raw",
                        false,
                        Optional.of("qdisk")));
        assertThat(config.devices().nics())
                .containsExactly(new Nic("00:16:3e:00:00:9f", Optional.of("xenbr0"), Optional.empty()));
        assertThat(config.devices().passedThrough()).isEmpty();
    }

    @Test
    void whatTheToolstackLeavesOutHasItsDefault() {
        // When
        var guest = Answer.known(Answer.of(Answer.XEN2).parse().domains()).get(1);
        // Then
        var setup = Answer.known(guest.config()).setup();
        assertThat(setup.bootFiles())
                .containsOnly(
                        Map.entry("kernel", "/srv/vm/boot/vmlinux"), Map.entry("ramdisk", "/srv/vm/boot/initrd-guest"));
        assertThat(setup.displays()).isEmpty();
        assertThat(setup.migratable()).isEqualTo(Observed.known(true, "xl list -l"));
        assertThat(setup.vnuma()).isEqualTo(Observed.known(false, "xl list -l"));
        assertThat(setup.nestedHvm()).isEqualTo(Observed.known(false, "xl list -l"));
        assertThat(setup.tscMode()).isEqualTo(Observed.known("default", "xl list -l"));
        assertThat(setup.pinnedTo()).isEqualTo(Observed.known(Set.of(), "xl list -l"));
        assertThat(setup.cpuPool()).isEqualTo(Observed.known("Pool-0", "xl list -l"));
    }

    @Test
    void aHostWithoutGuestsHasNoDisks() {
        // When
        var domains = Answer.known(Answer.of(Answer.XEN1).parse().domains());
        // Then
        assertThat(domains).hasSize(1);
        assertThat(Answer.known(domains.get(0).disks())).isEmpty();
    }

    @Test
    void servicesRunByTheirProcessAndStartByTheirUnit() {
        // When
        var services = Answer.known(Answer.of(Answer.XEN2).parse().services());
        // Then
        assertThat(services)
                .containsExactly(
                        new Service("xenstored", true, true),
                        new Service("xenconsoled", true, true),
                        new Service("libvirtd", true, true),
                        new Service("virtlockd", true, true),
                        new Service("sanlock", false, false),
                        new Service("xendomains", false, false));
    }

    @Test
    void settingsAreReadOrHaveTheirDefault() {
        // When
        var settings = Answer.of(Answer.XEN2).parse().settings();
        // Then
        assertThat(settings)
                .containsOnlyKeys(
                        "autoballoon",
                        "clocksource",
                        "device_model",
                        "dom0_mem",
                        "lock_manager_lockspace",
                        "xendomains_auto");
        assertThat(Answer.known(settings.get("autoballoon"))).isEqualTo("auto");
        assertThat(Answer.known(settings.get("clocksource"))).isEqualTo("tsc");
        assertThat(Answer.known(settings.get("device_model"))).isEqualTo("present");
        assertThat(Answer.known(settings.get("dom0_mem"))).isEqualTo("1024M,max:1024M");
        assertThat(Answer.known(settings.get("lock_manager_lockspace"))).isEqualTo("/srv/vm/locks");
        assertThat(Answer.known(settings.get("xendomains_auto"))).isEqualTo("/etc/xen/auto");
    }

    @Test
    void mountsHaveTheirRoomAndComeBackAtBoot() {
        // When
        var mounts = Answer.known(Answer.of(Answer.XEN1).parse().mounts());
        // Then
        assertThat(mounts)
                .containsExactly(
                        new Mount("/dev/vda", "/", "ext4", false, 3_021_608L * 1024, 2_180_892L * 1024, true),
                        new Mount("stor:/", "/srv/vm", "nfs4", false, 8_154_624L * 1024, 7_676_160L * 1024, true));
    }

    @Test
    void pathsAreFoundWithTheirFileSystemOrAreAbsent() {
        // When
        var paths = Answer.of(Answer.XEN1).parse().paths();
        // Then
        assertThat(paths).hasSize(4);
        assertThat(Answer.known(paths.get("/srv/vm/disks/g1.img")))
                .isEqualTo(new PathSight(
                        true,
                        "",
                        Optional.of(new FileIdentity(
                                FileIdentity.Kind.FILE, 18, 64 * MIB, "stor:/", "nfs4", Optional.empty()))));
        assertThat(Answer.known(paths.get("/dev/vda")))
                .isEqualTo(new PathSight(
                        true,
                        "",
                        Optional.of(new FileIdentity(
                                FileIdentity.Kind.DEVICE,
                                109,
                                3072 * MIB,
                                "/dev/vda",
                                "devtmpfs",
                                Optional.of("serial:xen-root-1")))));
        assertThat(Answer.known(paths.get("/srv/vm/disks/nothere.img"))).isEqualTo(new PathSight(false, ""));
    }

    @Test
    void bridgesCountTheirMembers() {
        // When
        var links = Answer.known(Answer.of(Answer.XEN2).parse().links());
        // Then
        assertThat(links).contains(new NetworkLink("xenbr0", true, 9000, true, 1, "/etc/network/interfaces"));
        assertThat(links).contains(new NetworkLink("eth0", true, 1500, false, 0, ""));
    }

    @Test
    void theClockIsBetweenWhatSendingAndReceivingAllow() {
        // When
        var clock = Answer.known(Answer.of(Answer.XEN2).parse().clock());
        // Then
        assertThat(clock.ahead()).isEqualTo(Duration.ofNanos(-54_754_619));
        assertThat(clock.uncertainty()).isEqualTo(Duration.ofMillis(900));
        assertThat(clock.synchronised()).isFalse();
    }

    @Test
    void theProcessorsPolicyKeepsFeatureWordsOnly() {
        // When
        var policy = Answer.known(Answer.of(Answer.XEN1).parse().cpuPolicy());
        // Then
        assertThat(policy.vendor()).isEqualTo("AuthenticAMD");
        assertThat(policy.defaults())
                .containsEntry("00000001.ecx", 0x80202001L)
                .containsEntry("00000001.edx", 0x078bfbfdL)
                .containsEntry("80000001.ecx", 1L)
                .containsEntry("80000008.ebx", 0x00100000L)
                .containsEntry("00000007.0.ebx", 0L)
                .hasSize(15);
        assertThat(policy.most()).containsEntry("80000001.ecx", 7L).containsEntry("00000001.edx", 0x178bfbfdL);
    }

    @Test
    void locksAreThoseThatVirtlockdHolds() {
        // When
        var locks = Answer.known(Answer.of(Answer.XEN2).parse().locks());
        // Then
        assertThat(locks.kind()).isEqualTo("lockd");
        assertThat(locks.held()).containsExactly("3d7bae0d90e300c6137e7fcb9985203b55e83336c79e8ff06451cc1907f8b3ac");
    }

    @Test
    void nothingStartsAtBootAndNothingIsPending() {
        // When
        var dom0 = Answer.of(Answer.XEN1).parse();
        // Then
        assertThat(Answer.known(dom0.bootGuests())).isEqualTo(List.<BootGuest>of());
        assertThat(Answer.known(dom0.pendingShutdown())).isEmpty();
    }
}
