package io.drover.config;

import io.drover.model.BootGuest;
import io.drover.model.CpuPool;
import io.drover.model.DiskLocks;
import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.HostClock;
import io.drover.model.Hypervisor;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.Version;
import io.drover.model.XenDomain;
import io.drover.model.XenState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Dom0 of a simulated host: healthy, unless its fields say otherwise. */
final class Dom0Fields {
    private static final Setting<Boolean> LOGIN =
            Setting.of("dom0", Kind.YES_NO, true, "Whether Drover can log in to its Dom0.");
    private static final Setting<Os> SYSTEM =
            Setting.of("os", Kind.oneOf(Os.class), Os.LINUX, "Its Dom0's operating system.");
    private static final Setting<Integer> MTU =
            Setting.of("mtu", Kind.from(576, 65_535), 1_500, "The largest packet of its links, in bytes.");
    private static final Setting<Duration> CLOCK_AHEAD =
            Setting.of("clock-ahead", Kind.OFFSET, Duration.ZERO, "How far its clock is ahead of Drover's.");
    private static final Setting<String> LOCKS = Setting.of(
            "lock-manager", Kind.TEXT, "none", "What keeps two guests from one disk: lockd, sanlock or none.");
    private static final Setting<String> VIRT_CAPS =
            Setting.of("virt-caps", Kind.TEXT, "Xen's words for what it can do; default: all but shadow.");
    private static final Setting<String> SHUTDOWN =
            Setting.of("pending-shutdown", Kind.TEXT, "When it is about to go down, in its own words.");
    private static final Setting<String> XEN_AUTO =
            Setting.of("xen-auto", Kind.TEXT, "Names of guests that it starts at boot from /etc/xen/auto.");
    static final List<Setting<?>> ALL = List.of(LOGIN, SYSTEM, MTU, CLOCK_AHEAD, LOCKS, VIRT_CAPS, SHUTDOWN, XEN_AUTO);

    private static final Set<String> CAPS = Set.of("pv", "hvm", "hvm_directio", "hap", "gnttab-v1", "gnttab-v2");
    private static final Duration UNCERTAINTY = Duration.ofMillis(2);
    private static final String FIRST_LINK = "eth0";

    private final String how;
    private final boolean login;
    private final Os os;
    private final int mtu;
    private final HostClock clock;
    private final DiskLocks locks;
    private final Optional<List<String>> capabilities;
    private final String shutdown;
    private final List<String> xenAuto;
    private final ServiceFields services;
    private final CpuFields cpu;

    /** Reads the fields of a host. */
    Dom0Fields(YamlMap entry, String how) {
        this.how = how;
        this.login = entry.orStandard(LOGIN);
        this.os = entry.orStandard(SYSTEM);
        this.mtu = entry.orStandard(MTU);
        this.clock = new HostClock(entry.orStandard(CLOCK_AHEAD), UNCERTAINTY, true);
        this.locks = new DiskLocks(entry.orStandard(LOCKS), Set.of());
        this.capabilities = entry.list(VIRT_CAPS);
        this.shutdown = entry.get(SHUTDOWN).orElse("");
        this.xenAuto = entry.list(XEN_AUTO).orElse(List.of());
        this.services = new ServiceFields(entry, os, locks.isUsed());
        this.cpu = new CpuFields(entry);
        if (!Set.of("none", "lockd", "sanlock").contains(locks.kind())) {
            entry.complain(LOCKS.name(), "is '" + locks.kind() + "'; it must be one of lockd, sanlock, none");
        }
    }

    boolean hasLogin() {
        return login;
    }

    int mtu() {
        return mtu;
    }

    /** Whether its hypervisor can see what a PV guest writes. */
    boolean hasShadowPaging() {
        return capabilities.filter(words -> words.contains("shadow")).isPresent();
    }

    /** What the Dom0 of a host tells. */
    Observed<Dom0> told(Host host, long dom0Bytes) {
        if (!login) {
            return Observed.unknown("the configuration has no login for its Dom0");
        }
        Map<String, Observed<String>> settings = new TreeMap<>();
        services.settings().forEach((name, value) -> settings.put(name, seen(value)));
        return seen(new Dom0(
                seen(system(host)),
                host.identity(),
                host.cpu().model(),
                seen(hypervisor(host, dom0Bytes)),
                seen(List.of(domainZero(host, dom0Bytes))),
                seen(services.services()),
                settings,
                seen(MountFields.of(host, os)),
                Map.of(),
                seen(links(host)),
                seen(clock),
                seen(cpu.policy(host)),
                seen(List.of(new CpuPool("Pool-0", host.cpu().threads()))),
                seen(bootGuests()),
                seen(locks),
                seen(shutdown)));
    }

    private OperatingSystem system(Host host) {
        String release = switch (os) {
            case LINUX -> "Debian GNU/Linux 12 (bookworm), 6.1.0-56-amd64";
            case FREEBSD -> "FreeBSD 14.3-RELEASE";
        };
        return new OperatingSystem(
                os, release, GuestFields.derived("boot of " + host.name()).toString());
    }

    private Hypervisor hypervisor(Host host, long dom0Bytes) {
        Set<String> words = new TreeSet<>(capabilities.map(Set::copyOf).orElse(CAPS));
        if (host.platform().shadowPaging().asOptional().orElse(false)) {
            words.add("shadow");
        }
        long mebibytes = dom0Bytes >> 20;
        return new Hypervisor(
                host.platform().xen().asOptional().orElse(new Version(0, 0, 0)),
                words,
                "dom0_mem=" + mebibytes + "M,max:" + mebibytes + "M",
                host.memory().totalBytes(),
                host.memory().freeBytes(),
                0,
                host.cpu().architecture(),
                host.cpu().threads(),
                host.cpu().megahertz() * 1_000L);
    }

    private XenDomain domainZero(Host host, long dom0Bytes) {
        return new XenDomain(
                0,
                Optional.empty(),
                "Domain-0",
                new XenState("r-----"),
                dom0Bytes,
                host.cpu().threads(),
                Duration.ZERO,
                Observed.unknown("libxl keeps no configuration of the Dom0"),
                seen(List.of()));
    }

    private List<NetworkLink> links(Host host) {
        List<NetworkLink> links = new ArrayList<>();
        links.add(new NetworkLink(os == Os.LINUX ? FIRST_LINK : "ix0", true, mtu, false, 0, ""));
        new TreeSet<>(host.bridges().asOptional().orElse(Set.of()))
                .forEach(bridge -> links.add(new NetworkLink(bridge, true, mtu, true, 1, "the fleet's file")));
        return links;
    }

    private List<BootGuest> bootGuests() {
        return xenAuto.stream()
                .map(name -> new BootGuest(name, Optional.empty(), "/etc/xen/auto/" + name + ".cfg"))
                .toList();
    }

    private <T> Observed<T> seen(T value) {
        return Observed.known(value, how);
    }
}
