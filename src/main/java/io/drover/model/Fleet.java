package io.drover.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All hosts and guests as observed at one moment.
 *
 * @param observedAt when the last answer came in
 * @param hosts the hosts that answered
 * @param unreachable the hosts that did not, with the reason
 * @param cordoned hosts that take no new guests
 * @param rules what the operator lays down about guests
 */
public record Fleet(
        Instant observedAt,
        SortedMap<HostName, Host> hosts,
        SortedMap<HostName, String> unreachable,
        Set<HostName> cordoned,
        Rules rules) {

    public Fleet {
        hosts = new TreeMap<>(hosts);
        unreachable = new TreeMap<>(unreachable);
        cordoned = Set.copyOf(cordoned);
    }

    /** A fleet without rules. */
    public Fleet(
            Instant observedAt,
            SortedMap<HostName, Host> hosts,
            SortedMap<HostName, String> unreachable,
            Set<HostName> cordoned) {
        this(observedAt, hosts, unreachable, cordoned, Rules.NONE);
    }

    /** A guest and the host that described it. */
    public record Place(Host host, Guest guest) {}

    /** The host of that name, if it answered. */
    public Optional<Host> host(HostName name) {
        return Optional.ofNullable(hosts.get(name));
    }

    /** Whether the configuration has a host of that name, whether it answered or not. */
    public boolean knows(HostName name) {
        return hosts.containsKey(name) || unreachable.containsKey(name);
    }

    /** Everywhere a guest of that name or UUID is known, running places first. */
    public List<Place> find(String nameOrId) {
        List<Place> places = new ArrayList<>(where(guest -> guest.isActive() && isCalled(guest, nameOrId)));
        places.addAll(where(guest -> !guest.isActive() && isCalled(guest, nameOrId)));
        return places;
    }

    /** Everywhere that guest is known. */
    public List<Place> find(GuestId id) {
        return where(guest -> guest.id().equals(id));
    }

    private List<Place> where(Predicate<Guest> wanted) {
        return hosts.values().stream()
                .flatMap(host -> host.guests().stream().filter(wanted).map(guest -> new Place(host, guest)))
                .toList();
    }

    private static boolean isCalled(Guest guest, String nameOrId) {
        return guest.name().equals(nameOrId) || guest.id().toString().equalsIgnoreCase(nameOrId);
    }

    /** The same fleet with other cordons. */
    public Fleet withCordons(Set<HostName> hostNames) {
        return new Fleet(observedAt, hosts, unreachable, hostNames, rules);
    }

    /** The same fleet with its hosts as they are described now. */
    public Fleet withHosts(SortedMap<HostName, Host> described) {
        return new Fleet(observedAt, described, unreachable, cordoned, rules);
    }

    /** The same fleet under other rules. */
    public Fleet withRules(Rules laidDown) {
        return new Fleet(observedAt, hosts, unreachable, cordoned, laidDown);
    }

    /** The hosts by name. */
    public static SortedMap<HostName, Host> byName(Iterable<Host> hosts) {
        Map<HostName, Host> byName = new TreeMap<>();
        hosts.forEach(host -> byName.put(host.name(), host));
        return new TreeMap<>(byName);
    }
}
