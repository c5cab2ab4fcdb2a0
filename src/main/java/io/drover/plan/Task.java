package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Plan.Purpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A wish, looked up in the fleet: which guests leave which hosts, and where they may go.
 *
 * @param purpose what the plan says it is for
 * @param leaving the guests where they are, by host and name
 * @param destinations every host to consider, whether it answered or not
 * @param avoided the destinations that are taken only where no other has room
 * @param movesOthers whether guests that are there may be moved to make room
 * @param own for each guest that may not go to all of them the destinations that it may go to
 * @param beside others that are in flight or queued, of whom the plan is not, from the time that it is made for
 */
record Task(
        Purpose purpose,
        List<Fleet.Place> leaving,
        List<HostName> destinations,
        Set<HostName> avoided,
        boolean movesOthers,
        Map<GuestId, Set<HostName>> own,
        List<Span> beside) {

    /** A task whose guests may all go to any of the destinations. */
    Task(
            Purpose purpose,
            List<Fleet.Place> leaving,
            List<HostName> destinations,
            Set<HostName> avoided,
            boolean movesOthers) {
        this(purpose, leaving, destinations, avoided, movesOthers, Map.of(), List.of());
    }

    /** The destinations to consider for a guest. */
    List<HostName> destinations(GuestId guest) {
        var only = own.get(guest);
        return only == null
                ? destinations
                : destinations.stream().filter(only::contains).toList();
    }

    static Task of(Wish wish, Fleet fleet) {
        if (wish instanceof Wish.Drain drain) {
            return drain(drain, fleet);
        } else if (wish instanceof Wish.Home home) {
            return home(home, fleet);
        }
        return wish instanceof Wish.Migrate migrate ? migrate(migrate, fleet) : relocate((Wish.Relocate) wish, fleet);
    }

    /** The hosts that guests leave. */
    Collection<Host> sources() {
        Map<HostName, Host> byName = new HashMap<>();
        leaving.forEach(place -> byName.put(place.host().name(), place.host()));
        return byName.values();
    }

    private static Task drain(Wish.Drain wish, Fleet fleet) {
        if (wish.hosts().isEmpty()
                || new HashSet<>(wish.hosts()).size() < wish.hosts().size()) {
            throw new IllegalArgumentException(
                    "hosts is " + wish.hosts() + "; it must name at least one host, and each once");
        }
        wish.avoided().forEach(host -> requireKnown(host, fleet));
        var leaving = wish.hosts().stream().flatMap(host -> active(host, fleet)).toList();
        return new Task(
                Purpose.drain(wish.hosts()), leaving, others(wish.hosts(), fleet), wish.avoided(), wish.movesOthers());
    }

    private static Stream<Fleet.Place> active(HostName name, Fleet fleet) {
        var source = fleet.host(name).orElseThrow(() -> new IllegalArgumentException(reason(name, fleet)));
        return source.guests().stream()
                .filter(Guest::isActive)
                .sorted(Comparator.comparing(Guest::name).thenComparing(Guest::id))
                .map(guest -> new Fleet.Place(source, guest));
    }

    private static Task home(Wish.Home wish, Fleet fleet) {
        requireKnown(wish.host(), fleet);
        var leaving = places(wish.guests(), fleet);
        var purpose = new Purpose(Purpose.Kind.HOME, List.of(wish.host()), wish.guests());
        return new Task(purpose, leaving, List.of(wish.host()), Set.of(), false);
    }

    private static List<HostName> others(Collection<HostName> without, Fleet fleet) {
        var others = new TreeSet<>(fleet.hosts().keySet());
        others.addAll(fleet.unreachable().keySet());
        without.forEach(others::remove);
        return List.copyOf(others);
    }

    private static Task relocate(Wish.Relocate wish, Fleet fleet) {
        var leaving = places(wish.destinations().keySet(), fleet);
        Set<HostName> all = new HashSet<>();
        wish.destinations().values().forEach(all::addAll);
        all.forEach(host -> requireKnown(host, fleet));
        var sources =
                leaving.stream().map(place -> place.host().name()).distinct().toList();
        return new Task(
                Purpose.drain(sources),
                leaving,
                all.stream().sorted().toList(),
                Set.of(),
                false,
                wish.destinations(),
                wish.beside());
    }

    /** Where guests are, by host and name. A fleet may have many, so it is gone through once. */
    private static List<Fleet.Place> places(Collection<GuestId> guests, Fleet fleet) {
        var wanted = Set.copyOf(guests);
        Map<GuestId, List<Fleet.Place>> found = new HashMap<>();
        fleet.hosts()
                .values()
                .forEach(host -> host.guests().stream()
                        .filter(guest -> wanted.contains(guest.id()))
                        .forEach(guest -> found.computeIfAbsent(guest.id(), none -> new ArrayList<>())
                                .add(new Fleet.Place(host, guest))));
        return guests.stream()
                .map(guest -> place(guest, found.getOrDefault(guest, List.of())))
                .sorted(Comparator.comparing((Fleet.Place place) -> place.host().name())
                        .thenComparing(place -> place.guest().name())
                        .thenComparing(place -> place.guest().id()))
                .toList();
    }

    private static void requireKnown(HostName name, Fleet fleet) {
        if (!fleet.knows(name)) {
            throw new IllegalArgumentException(reason(name, fleet));
        }
    }

    private static String reason(HostName name, Fleet fleet) {
        var silent = fleet.unreachable().get(name);
        if (silent != null) {
            return "host " + name + " does not answer: " + silent;
        }
        var names = others(Set.of(), fleet).stream().map(HostName::value).collect(Collectors.joining(", "));
        return "host " + name + " is not in the configuration; it must be one of " + names;
    }

    private static Task migrate(Wish.Migrate wish, Fleet fleet) {
        requireKnown(wish.to(), fleet);
        return moving(place(wish.guest(), fleet.find(wish.guest())), List.of(wish.to()));
    }

    private static Task moving(Fleet.Place place, List<HostName> destinations) {
        var purpose = new Purpose(
                Purpose.Kind.MIGRATE,
                List.of(place.host().name()),
                List.of(place.guest().id()));
        return new Task(purpose, List.of(place), destinations, Set.of(), false);
    }

    private static Fleet.Place place(GuestId guest, List<Fleet.Place> places) {
        return places.stream()
                .filter(each -> each.guest().isActive() && !each.guest().isArriving())
                .findFirst()
                .or(() -> places.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "guest " + guest + " is on no host that answers; list the guests"));
    }

    /** The guests that leave. */
    List<Guest> guests() {
        return leaving.stream().map(Fleet.Place::guest).toList();
    }
}
