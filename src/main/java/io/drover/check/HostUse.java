package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.DomainConfig;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.Setup;
import io.drover.model.VirtualDisk;
import io.drover.model.XenDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is looked up on a host for many guests, indexed once.
 *
 * @param ports by fixed port of a display, the guest whose it is
 * @param backends what carries disks that are connected, such as {@code qdisk}
 * @param active the guests that its toolstack lists as in memory
 * @param activeNames their names
 * @param arriving those of them that a migration brings
 * @param bridges as the Dom0 lists them, or else its toolstack; libvirt leaves out one that is up and has nothing plugged in
 * @param mtus what its own interfaces send at most that are up, in bytes; none where its Dom0 does not tell
 */
record HostUse(
        Map<Integer, Guest> ports,
        Set<String> backends,
        Set<GuestId> active,
        Set<String> activeNames,
        List<Guest> arriving,
        Observed<Set<String>> bridges,
        SortedSet<Integer> mtus) {
    /** Loopback, and what belongs to guests or containers. */
    private static final Pattern OTHERS = Pattern.compile("(lo|vif|tap|xnb|veth|virbr|docker)[0-9.].*|lo");

    /** Looked at once a host. */
    static HostUse of(Host host) {
        Map<GuestId, Setup> setups = new HashMap<>();
        Set<String> backends = new HashSet<>();
        for (var domain : Told.by(host, Dom0::domains).asOptional().orElse(List.of())) {
            add(backends, domain);
            if (domain.id().isPresent() && domain.config() instanceof Observed.Known<DomainConfig> config) {
                setups.putIfAbsent(domain.id().get(), config.value().setup());
            }
        }
        Map<Integer, Guest> ports = new HashMap<>();
        Set<GuestId> active = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<Guest> arriving = new ArrayList<>();
        for (var guest : host.guests()) {
            if (guest.isActive()) {
                active.add(guest.id());
                names.add(guest.name());
                if (guest.isArriving()) {
                    arriving.add(guest);
                }
                for (var display :
                        setups.getOrDefault(guest.id(), guest.setup()).displays()) {
                    if (display.port() > 0) {
                        ports.putIfAbsent(display.port(), guest);
                    }
                }
            }
        }
        return new HostUse(ports, backends, active, names, arriving, bridgesOf(host), mtus(host));
    }

    private static SortedSet<Integer> mtus(Host host) {
        return Told.by(host, Dom0::links).asOptional().orElse(List.of()).stream()
                .filter(link -> link.up() && !OTHERS.matcher(link.name()).matches())
                .map(NetworkLink::mtu)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Observed<Set<String>> bridgesOf(Host host) {
        Observed<Set<String>> own = Told.by(host, Dom0::links)
                .map(links -> links.stream()
                        .filter(NetworkLink::bridge)
                        .map(NetworkLink::name)
                        .collect(Collectors.toSet()));
        return own.asOptional().isPresent() ? own : host.bridges();
    }

    /** Whether its toolstack lists a domain; by name only where Xen tells no UUID. */
    boolean lists(XenDomain domain) {
        return domain.id().map(active::contains).orElseGet(() -> activeNames.contains(domain.name()));
    }

    private static void add(Set<String> backends, XenDomain domain) {
        domain.disks()
                .asOptional()
                .ifPresent(disks -> disks.stream()
                        .filter(VirtualDisk::isConnected)
                        .forEach(disk -> backends.add(backendOf(disk.backend()))));
    }

    /** In libxl's word for a backend; XenStore calls the one in the Dom0's kernel {@code vbd}. */
    static String backendOf(String word) {
        return word.equals("vbd") ? "phy" : word;
    }
}
