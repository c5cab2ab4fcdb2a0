package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.DomainConfig;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Setup;
import io.drover.model.XenDomain;
import java.util.List;
import java.util.Optional;

/**
 * A guest as Xen and libxl know it, beside what its toolstack says.
 *
 * @param domain the domain that Xen holds for it; known and empty where Xen was asked and has none
 * @param config what libxl made it from
 * @param setup how it was set up, by the word of libxl or else of the toolstack
 */
record Portrait(Observed<Optional<XenDomain>> domain, Observed<DomainConfig> config, Setup setup) {

    /** What a guest's host tells of it. */
    static Portrait of(Host host, Guest guest) {
        var domain = Told.by(host, Dom0::domains).map(domains -> find(domains, guest));
        var config = domain.asOptional()
                .flatMap(held -> held)
                .map(XenDomain::config)
                .orElseGet(() -> Observed.unknown(domain.basis()));
        return new Portrait(
                domain, config, config.asOptional().map(DomainConfig::setup).orElse(guest.setup()));
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
