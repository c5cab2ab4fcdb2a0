package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.DomainConfig;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Setup;
import io.drover.model.XenDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A guest as Xen and libxl know it, beside what its toolstack says.
 *
 * @param domain the domain that Xen holds for it; known and empty where Xen was asked and has none
 * @param config what libxl made it from
 * @param setup how it was set up, by the word of libxl or else of the toolstack
 * @param bridges the bridges that it is plugged into
 * @param backends by disk, what carries it, by the word of the toolstack or else of XenStore; empty text where neither tells
 */
record Portrait(
        Observed<Optional<XenDomain>> domain,
        Observed<DomainConfig> config,
        Setup setup,
        Set<String> bridges,
        Map<String, String> backends) {

    /** What a guest's host tells of it. */
    static Portrait of(Host host, Guest guest) {
        var domain = Told.by(host, Dom0::domains).map(domains -> find(domains, guest));
        var config = domain.asOptional()
                .flatMap(held -> held)
                .map(XenDomain::config)
                .orElseGet(() -> Observed.unknown(domain.basis()));
        return new Portrait(
                domain,
                config,
                config.asOptional().map(DomainConfig::setup).orElse(guest.setup()),
                bridges(guest),
                backends(guest, domain.asOptional().flatMap(held -> held)));
    }

    private static Set<String> bridges(Guest guest) {
        Set<String> bridges = new TreeSet<>();
        guest.devices().nics().forEach(nic -> nic.bridge().ifPresent(bridges::add));
        return bridges;
    }

    private static Map<String, String> backends(Guest guest, Optional<XenDomain> domain) {
        Map<String, String> seen = new HashMap<>();
        domain.flatMap(held -> held.disks().asOptional())
                .ifPresent(disks -> disks.forEach(disk -> seen.putIfAbsent(disk.target(), disk.backend())));
        Map<String, String> backends = new HashMap<>();
        for (var disk : guest.devices().disks()) {
            var word =
                    disk.backend().filter(said -> !said.equals("unknown")).orElse(seen.getOrDefault(disk.target(), ""));
            backends.put(disk.target(), HostUse.backendOf(word));
        }
        return backends;
    }

    /** By UUID; by name only where Xen tells no UUID, since a name is not an identity. */
    private static Optional<XenDomain> find(List<XenDomain> domains, Guest guest) {
        Optional<XenDomain> namesake = Optional.empty();
        for (var domain : domains) {
            if (domain.id().isPresent() && domain.id().get().equals(guest.id()) && !Leftovers.isHalf(domain.name())) {
                return Optional.of(domain);
            }
            if (domain.id().isEmpty() && domain.name().equals(guest.name())) {
                namesake = Optional.of(domain);
            }
        }
        return namesake;
    }

    /** Whether anybody told how the guest was set up, so that what is not in it is not there. */
    boolean isSetUpTold() {
        return config.asOptional().isPresent()
                || !setup.bootFiles().isEmpty()
                || !setup.displays().isEmpty()
                || setup.vnuma().asOptional().isPresent();
    }

    /** Who told how the guest was set up, or why nobody did. */
    String setupBasis() {
        return config.asOptional().isPresent() || !isSetUpTold() ? config.basis() : "as its toolstack tells";
    }
}
