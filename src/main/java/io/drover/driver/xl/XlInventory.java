package io.drover.driver.xl;

import io.drover.model.Cpu;
import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Hypervisor;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A host as its Dom0 alone describes it. What a Dom0 does not tell is unknown, with the reason.
 *
 * @param host its name in the configuration
 * @param linkBytesPerSecond what its migration link carries in one direction, where the operator says so
 */
record XlInventory(HostName host, Optional<Long> linkBytesPerSecond) {
    private static final String TOOLSTACK = "xl";
    private static final String LOGIN = "a login to the Dom0 of ";
    private static final String NO_POOLS = "xl keeps no storage pools";
    private static final String NO_NAMES = "xl names no features; 'xen-cpuid -p' tells them bit by bit";
    private static final int KILOHERTZ_PER_MEGAHERTZ = 1000;

    /**
     * The host.
     *
     * @throws HostException if Xen or its guests are not told: without them there is no host to speak of
     */
    Host of(Dom0 dom0) throws HostException {
        Hypervisor xen = hypervisor(dom0);
        return new Host(
                host,
                platform(xen, dom0.hypervisor().basis()),
                cpu(xen, dom0),
                new Host.Memory(xen.totalBytes(), xen.freeBytes()),
                dom0.links().map(XlInventory::bridges),
                Observed.unknown(NO_POOLS),
                dom0.paths(),
                linkBytesPerSecond
                        .map(rate -> Observed.known(rate, "configuration"))
                        .orElseGet(() -> Observed.unknown("the configuration names no link rate for this host")),
                dom0.identity(),
                Observed.known(dom0, login(host)),
                new TreeMap<>(),
                new XlGuests(host.value(), dom0).all());
    }

    /** How what a Dom0 tells was come by. */
    static String login(HostName host) {
        return LOGIN + host;
    }

    private Hypervisor hypervisor(Dom0 dom0) throws HostException {
        if (dom0.hypervisor() instanceof Observed.Known<Hypervisor> known) {
            return known.value();
        }
        throw new HostException(
                Recourse.RETRY,
                host + " answers, but does not tell of a Xen under it: "
                        + dom0.hypervisor().basis());
    }

    /** {@code xl} works with the hypervisor of its own version alone, so the one's version is the other's. */
    private static Host.Platform platform(Hypervisor xen, String how) {
        return new Host.Platform(
                Observed.known(xen.version(), how),
                TOOLSTACK,
                Observed.known(xen.version(), how),
                Set.of(),
                Observed.known(xen.capabilities().contains("shadow"), how),
                true);
    }

    private static Cpu cpu(Hypervisor xen, Dom0 dom0) {
        return new Cpu(xen.architecture(), dom0.processor(), Observed.unknown(NO_NAMES), xen.threads(), (int)
                (xen.kilohertz() / KILOHERTZ_PER_MEGAHERTZ));
    }

    private static Set<String> bridges(List<NetworkLink> links) {
        return links.stream()
                .filter(NetworkLink::bridge)
                .map(NetworkLink::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
