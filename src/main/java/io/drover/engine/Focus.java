package io.drover.engine;

import io.drover.model.Disk;
import io.drover.model.Drain;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a question is about. Hosts are asked about paths and about each other only as far as the guests in focus need it, so that
 * the calls grow with the hosts and not with guests times hosts.
 *
 * @param wanted which guests, where
 * @param to the hosts that they may go to; empty for every other
 */
record Focus(Predicate<Fleet.Place> wanted, Set<HostName> to) {
    /** Nobody is to move: the inventory is enough. */
    static final Focus NOTHING = new Focus(place -> false, Set.of());

    /** The guests that a drain may move, to anywhere. */
    static Focus drain(Drain drain) {
        return drain.movesOthers() ? new Focus(place -> true, Set.of()) : drain(drain.hosts());
    }

    /** Every guest of these hosts, to anywhere. */
    static Focus drain(Collection<HostName> hosts) {
        Set<HostName> emptied = Set.copyOf(hosts);
        return new Focus(place -> emptied.contains(place.host().name()), Set.of());
    }

    /** Certain guests, to one host. */
    static Focus home(Collection<GuestId> guests, HostName to) {
        Set<GuestId> wanted = Set.copyOf(guests);
        return new Focus(place -> wanted.contains(place.guest().id()), Set.of(to));
    }

    /** One guest, to one host or anywhere. */
    static Focus guest(String nameOrId, Optional<HostName> to) {
        return new Focus(
                place -> place.guest().name().equals(nameOrId)
                        || place.guest().id().toString().equalsIgnoreCase(nameOrId),
                to.map(Set::of).orElse(Set.of()));
    }

    /** One guest, to one host. */
    static Focus move(GuestId guest, HostName to) {
        return new Focus(place -> place.guest().id().equals(guest), Set.of(to));
    }

    /** Every move of a plan. */
    static Focus plan(Plan plan) {
        Set<GuestId> guests = new HashSet<>();
        Set<HostName> destinations = new HashSet<>();
        plan.moves().forEach(planned -> {
            guests.add(planned.move().guest());
            destinations.add(planned.move().to());
        });
        return new Focus(place -> guests.contains(place.guest().id()), destinations);
    }

    /** The guests in focus, where they are in memory. */
    List<Fleet.Place> places(Fleet fleet) {
        return fleet.hosts().values().stream()
                .flatMap(host -> host.guests().stream().map(guest -> new Fleet.Place(host, guest)))
                .filter(place -> place.guest().isActive() && wanted.test(place))
                .toList();
    }

    /** The hosts that answered and that a guest of this source may go to. */
    SortedSet<HostName> destinations(Fleet fleet, HostName source) {
        SortedSet<HostName> destinations = new TreeSet<>(fleet.hosts().keySet());
        destinations.remove(source);
        destinations.removeIf(host -> !mayGoTo(host));
        return destinations;
    }

    /** Whether a guest in focus may go to a host, unless it is there. */
    boolean mayGoTo(HostName host) {
        return to.isEmpty() || to.contains(host);
    }

    /** The Dom0 paths that a guest needs where it goes: its disks, and what its next start reads. */
    static Set<String> paths(Collection<Fleet.Place> places) {
        Set<String> paths = new TreeSet<>();
        places.forEach(place -> {
            disks(place.guest()).forEach(paths::add);
            paths.addAll(place.host().setup(place.guest()).bootFiles().values());
            place.guest().devices().nics().forEach(nic -> nic.script().ifPresent(paths::add));
        });
        return paths;
    }

    /** The directories whose sharing a canary can prove: those that a guest's disks lie in. */
    static Set<String> directories(Collection<Fleet.Place> places) {
        Set<String> directories = new TreeSet<>();
        places.stream().flatMap(place -> disks(place.guest())).forEach(path -> {
            int slash = path.lastIndexOf('/');
            if (slash > 0 && !path.startsWith("/dev/")) {
                directories.add(path.substring(0, slash));
            }
        });
        return directories;
    }

    private static Stream<String> disks(Guest guest) {
        return guest.devices().disks().stream()
                .filter(disk -> disk.transport() != Disk.Transport.NETWORK)
                .flatMap(disk -> disk.source().stream());
    }
}
