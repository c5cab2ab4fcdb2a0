package io.drover.engine;

import io.drover.model.DowntimeLimits;
import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Rules;
import io.drover.model.WhatIf;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A fleet as it would be. Nothing of it is stored, and only plans are made from it. */
final class Supposition {
    private static final String HOW = "supposed";

    private Supposition() {}

    /**
     * The fleet after a change.
     *
     * @param needed the hosts that the request itself names
     * @throws RequestException if the change names a host that there is not, one that does not answer, or leaves out one that is needed
     */
    static Fleet of(Fleet fleet, WhatIf change, Collection<HostName> needed) {
        if (change.equals(WhatIf.NOTHING)) {
            return fleet;
        }
        change.without().stream().sorted().forEach(name -> known(fleet, "whatIf.without", name));
        change.links().keySet().forEach(name -> answering(fleet, name));
        needed.stream().filter(change.without()::contains).findFirst().ifPresent(name -> {
            throw new RequestException(
                    RequestException.Kind.INVALID,
                    "whatIf.without names '" + name + "', which the plan is about; it must name other hosts");
        });
        return changed(fleet, change);
    }

    private static Fleet changed(Fleet fleet, WhatIf change) {
        SortedMap<HostName, Host> hosts = new TreeMap<>(fleet.hosts());
        SortedMap<HostName, String> unreachable = new TreeMap<>(fleet.unreachable());
        Set<HostName> cordoned = new HashSet<>(fleet.cordoned());
        for (var absent : List.of(hosts.keySet(), unreachable.keySet(), cordoned)) {
            absent.removeAll(change.without());
        }
        hosts.replaceAll((name, host) -> Optional.ofNullable(change.links().get(name))
                .or(change::link)
                .map(rate -> host.withLink(Observed.known(rate, HOW)))
                .orElse(host));
        var rules = change.downtimeLimit()
                .map(limit -> new Rules(
                        fleet.rules().placement(),
                        new DowntimeLimits(limit, List.of()),
                        fleet.rules().overheads()))
                .orElse(fleet.rules());
        return new Fleet(fleet.observedAt(), hosts, unreachable, cordoned, rules);
    }

    private static void answering(Fleet fleet, HostName name) {
        known(fleet, "whatIf.links", name);
        if (fleet.host(name).isEmpty()) {
            throw new RequestException(
                    RequestException.Kind.UNAVAILABLE,
                    "whatIf.links names '" + name + "', which does not answer ("
                            + fleet.unreachable().get(name) + "); another link would change nothing");
        }
    }

    private static void known(Fleet fleet, String field, HostName name) {
        if (!fleet.knows(name)) {
            var all = new TreeSet<>(fleet.hosts().keySet());
            all.addAll(fleet.unreachable().keySet());
            throw new RequestException(
                    RequestException.Kind.NOT_FOUND,
                    field + " names '" + name + "', which there is not in the configuration; it must be one of "
                            + Lookup.names(all));
        }
    }
}
