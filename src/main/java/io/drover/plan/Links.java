package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.precopy.Link;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The links that guests may take, with what each carries as configured or assumed, in bytes a second. */
final class Links {
    private Links() {}

    /** From each of these hosts to each of those that answered. */
    static Map<Link, Long> between(Collection<Host> sources, Collection<HostName> destinations, Fleet fleet) {
        Map<Link, Long> links = new HashMap<>();
        for (var name : destinations) {
            fleet.host(name)
                    .ifPresent(to -> sources.stream()
                            .filter(from -> !from.name().equals(name))
                            .forEach(from -> links.put(new Link(from.name(), name), LinkRate.between(from, to))));
        }
        return links;
    }
}
