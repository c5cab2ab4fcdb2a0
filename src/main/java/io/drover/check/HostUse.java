package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.Dom0;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Setup;
import io.drover.model.VirtualDisk;
import io.drover.model.XenDomain;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the running guests of a host show of it.
 *
 * @param ports by fixed port of a display, the guest whose it is
 * @param backends what carries disks that are connected, such as {@code qdisk}
 */
record HostUse(Map<Integer, Guest> ports, Set<String> backends) {

    /** Looked at once a host. */
    static HostUse of(Host host) {
        Map<Integer, Guest> ports = new HashMap<>();
        Set<String> backends = new HashSet<>();
        for (var guest : host.guests()) {
            if (guest.isActive()) {
                host.setup(guest).displays().stream()
                        .map(Setup.Display::port)
                        .filter(port -> port > 0)
                        .forEach(port -> ports.putIfAbsent(port, guest));
            }
        }
        Told.by(host, Dom0::domains)
                .asOptional()
                .ifPresent(domains -> domains.forEach(domain -> add(backends, domain)));
        return new HostUse(ports, backends);
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

    /** What carries a disk, by the word of the toolstack or of XenStore; empty text where neither tells. */
    static String backendOf(Disk disk, Portrait portrait) {
        if (disk.backend().isPresent() && !disk.backend().get().equals("unknown")) {
            return backendOf(disk.backend().get());
        }
        return portrait.domain()
                .asOptional()
                .flatMap(held -> held)
                .flatMap(domain -> domain.disks().asOptional())
                .flatMap(disks -> disks.stream()
                        .filter(seen -> seen.target().equals(disk.target()))
                        .findFirst())
                .map(seen -> backendOf(seen.backend()))
                .orElse("");
    }
}
