package io.drover.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A healthy Dom0 in the making, which a test bends where it wants to. */
public final class Dom0Sample {
    private static final String HOW = "ssh";

    private Observed<OperatingSystem> system =
            Observed.known(new OperatingSystem(Os.LINUX, "Debian GNU/Linux 12 (bookworm)", "boot-1"), "uname");
    private Observed<HostIdentity> identity =
            Observed.known(new HostIdentity(Sample.id("dom0").value(), "dom0"), "product_uuid");
    private Observed<String> processor = Observed.known("Intel(R) Xeon(R) Gold 6138", "/proc/cpuinfo");
    private Observed<Hypervisor> hypervisor = Observed.known(
            new Hypervisor(
                    new Version(4, 17, 5),
                    Set.of("pv", "hvm", "hvm_directio", "hap", "shadow"),
                    "dom0_mem=4096M,max:4096M",
                    64 * Sample.GIB,
                    32 * Sample.GIB,
                    0,
                    "x86_64",
                    16,
                    2_400_000),
            "xl info");
    private final List<XenDomain> domains = new ArrayList<>(List.of(new XenDomain(
            0,
            Optional.empty(),
            "Domain-0",
            new XenState("r-----"),
            4 * Sample.GIB,
            4,
            Duration.ofMinutes(2),
            Observed.unknown("xl keeps none"),
            Observed.unknown("it has none"))));
    private Observed<List<XenDomain>> told = Observed.known(List.copyOf(domains), "xl list");
    private Observed<List<Service>> services = Observed.known(
            List.of(
                    new Service("xenstored", true, true),
                    new Service("xenconsoled", true, true),
                    new Service("libvirtd", true, true)),
            "systemctl");
    private final Map<String, Observed<String>> settings =
            new TreeMap<>(Map.of("autoballoon", Observed.known("off", "xl.conf")));
    private Observed<List<Mount>> mounts = Observed.known(
            List.of(
                    new Mount("/dev/vda", "/", "ext4", false, 100 * Sample.GIB, 50 * Sample.GIB, true),
                    new Mount("nas:/guests", "/srv/guests", "nfs4", false, 1000 * Sample.GIB, 500 * Sample.GIB, true)),
            "/proc/mounts");
    private final Map<String, Observed<PathSight>> paths = new TreeMap<>();
    private Observed<List<NetworkLink>> links = Observed.known(
            List.of(
                    new NetworkLink("eth0", true, 1500, false, 0, "/etc/network/interfaces"),
                    new NetworkLink("xenbr0", true, 1500, true, 1, "/etc/network/interfaces")),
            "ip link");
    private Observed<HostClock> clock =
            Observed.known(new HostClock(Duration.ZERO, Duration.ofMillis(5), true), "date");
    private Observed<CpuPolicy> cpuPolicy = Observed.known(
            new CpuPolicy(
                    "GenuineIntel",
                    new TreeMap<>(Map.of("00000001.ecx", 0b0111L)),
                    new TreeMap<>(Map.of("00000001.ecx", 0b1111L))),
            "xen-cpuid -p");
    private Observed<List<CpuPool>> cpuPools = Observed.known(List.of(new CpuPool("Pool-0", 16)), "xl cpupool-list");
    private Observed<List<BootGuest>> bootGuests = Observed.known(List.of(), "/etc/xen/auto");
    private Observed<DiskLocks> locks = Observed.known(new DiskLocks("lockd", Set.of()), "libxl.conf");
    private Observed<String> pendingShutdown = Observed.known("", "shutdown");

    /** Its operating system. */
    public Dom0Sample system(Observed<OperatingSystem> other) {
        system = other;
        return this;
    }

    /** What it calls itself. */
    public Dom0Sample identity(Observed<HostIdentity> other) {
        identity = other;
        return this;
    }

    /** What its processors call themselves. */
    public Dom0Sample processor(Observed<String> other) {
        processor = other;
        return this;
    }

    /** The hypervisor under it. */
    public Dom0Sample hypervisor(Observed<Hypervisor> other) {
        hypervisor = other;
        return this;
    }

    /** The words of virt_caps. */
    public Dom0Sample capabilities(String... words) {
        hypervisor = hypervisor.map(xen -> new Hypervisor(
                xen.version(),
                Set.of(words),
                xen.commandLine(),
                xen.totalBytes(),
                xen.freeBytes(),
                xen.claimedBytes(),
                xen.architecture(),
                xen.threads(),
                xen.kilohertz()));
        return this;
    }

    /** A guest of its toolstack as Xen holds it: scheduled, with its disks connected. */
    public Dom0Sample domain(Guest guest) {
        return domain(guest, "-b----");
    }

    /** A guest of its toolstack as Xen holds it. */
    public Dom0Sample domain(Guest guest, String flags) {
        var config = new DomainConfig(guest.type(), guest.maxMemoryBytes(), guest.devices(), guest.setup());
        var disks = guest.devices().disks().stream()
                .map(disk -> new VirtualDisk(disk.target(), "qdisk", VirtualDisk.CONNECTED))
                .toList();
        return domain(new XenDomain(
                domains.size(),
                Optional.of(guest.id()),
                guest.name(),
                new XenState(flags),
                guest.memoryBytes(),
                guest.vcpus(),
                Duration.ofMinutes(1),
                Observed.known(config, "xl list -l"),
                Observed.known(disks, "xenstore-ls")));
    }

    /** This guest as Xen holds it, and no other. */
    public Dom0Sample only(Guest guest, String flags) {
        domains.clear();
        return domain(guest, flags);
    }

    /** A domain that Xen holds. */
    public Dom0Sample domain(XenDomain domain) {
        domains.removeIf(other -> other.domid() == domain.domid());
        domains.add(domain);
        told = Observed.known(List.copyOf(domains), "xl list");
        return this;
    }

    /** What Xen holds. */
    public Dom0Sample domains(Observed<List<XenDomain>> other) {
        told = other;
        return this;
    }

    /** Its services. */
    public Dom0Sample services(Observed<List<Service>> other) {
        services = other;
        return this;
    }

    /** One of its settings. */
    public Dom0Sample setting(String name, Observed<String> value) {
        settings.put(name, value);
        return this;
    }

    /** Its file systems. */
    public Dom0Sample mounts(Observed<List<Mount>> other) {
        mounts = other;
        return this;
    }

    /** A path that was looked up. */
    public Dom0Sample path(String path, Observed<PathSight> sight) {
        paths.put(path, sight);
        return this;
    }

    /** Its network interfaces. */
    public Dom0Sample links(Observed<List<NetworkLink>> other) {
        links = other;
        return this;
    }

    /** Its clock. */
    public Dom0Sample clock(Observed<HostClock> other) {
        clock = other;
        return this;
    }

    /** What guests see of its processors. */
    public Dom0Sample cpuPolicy(Observed<CpuPolicy> other) {
        cpuPolicy = other;
        return this;
    }

    /** Its pools of processors. */
    public Dom0Sample cpuPools(Observed<List<CpuPool>> other) {
        cpuPools = other;
        return this;
    }

    /** The guests that it starts at boot. */
    public Dom0Sample bootGuests(Observed<List<BootGuest>> other) {
        bootGuests = other;
        return this;
    }

    /** What keeps two guests from one disk. */
    public Dom0Sample locks(Observed<DiskLocks> other) {
        locks = other;
        return this;
    }

    /** Whether it is about to go down. */
    public Dom0Sample pendingShutdown(Observed<String> other) {
        pendingShutdown = other;
        return this;
    }

    /** What it tells. */
    public Observed<Dom0> told() {
        return Observed.known(
                new Dom0(
                        system,
                        identity,
                        processor,
                        hypervisor,
                        told,
                        services,
                        settings,
                        mounts,
                        paths,
                        links,
                        clock,
                        cpuPolicy,
                        cpuPools,
                        bootGuests,
                        locks,
                        pendingShutdown),
                HOW);
    }
}
