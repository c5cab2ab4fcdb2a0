package io.drover.config;

import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Reach;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What simulated hosts do not reach of each other. The simulator works out the rest. */
final class ReachFields {
    private static final Setting<HostName> SHUT_PORTS = Setting.of(
            "unreachable-ports", Kind.HOST, "Hosts whose migration ports it does not reach, by their names.");
    private static final Setting<HostName> STRANGE_KEYS =
            Setting.of("unknown-host-keys", Kind.HOST, "Hosts whose SSH host keys it does not know, by their names.");
    static final List<Setting<?>> ALL = List.of(SHUT_PORTS, STRANGE_KEYS);

    private final YamlMap entry;
    private final String how;
    private final Dom0Fields dom0;
    private final List<HostName> shutPorts;
    private final List<HostName> strangeKeys;

    /** Reads the fields of a host. */
    ReachFields(YamlMap entry, Dom0Fields dom0, String how) {
        this.entry = entry;
        this.how = how;
        this.dom0 = dom0;
        this.shutPorts = entry.list(SHUT_PORTS).orElse(List.of());
        this.strangeKeys = entry.list(STRANGE_KEYS).orElse(List.of());
    }

    /** The host with what it does not reach of others, all of which have fields too. */
    Host with(Host host, Map<HostName, ReachFields> all) {
        check(SHUT_PORTS, shutPorts, all.keySet());
        check(STRANGE_KEYS, strangeKeys, all.keySet());
        SortedMap<HostName, Reach> reach = new TreeMap<>();
        all.keySet().stream()
                .filter(other -> !other.equals(host.name()))
                .filter(other -> !dom0.hasLogin() || shutPorts.contains(other) || strangeKeys.contains(other))
                .forEach(other -> reach.put(other, to(other, Objects.requireNonNull(all.get(other)))));
        return host.withReach(reach);
    }

    private void check(Setting<HostName> setting, List<HostName> named, Set<HostName> hosts) {
        named.stream()
                .filter(name -> !hosts.contains(name))
                .forEach(name -> entry.complain(
                        setting.name(),
                        "names '" + name + "'; it must name hosts of this file: " + Problems.list(hosts)));
    }

    private Reach to(HostName name, ReachFields other) {
        if (!dom0.hasLogin()) {
            return Reach.untried("the configuration has no login for its Dom0");
        }
        return new Reach(
                Observed.known(!shutPorts.contains(name), how),
                Observed.known(strangeKeys.contains(name) ? Reach.Login.UNKNOWN_KEY : Reach.Login.OPEN, how),
                Observed.known(Math.min(dom0.mtu(), other.dom0.mtu()), how),
                new TreeMap<>());
    }
}
