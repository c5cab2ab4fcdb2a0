package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Plan.Purpose;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A wish, looked up in the fleet: which guests leave which host, and where they may go.
 *
 * @param purpose what the plan says it is for
 * @param source the host that they leave
 * @param guests the guests, by name
 * @param destinations every host to consider, whether it answered or not
 */
record Task(Purpose purpose, Host source, List<Guest> guests, List<HostName> destinations) {

    static Task of(Wish wish, Fleet fleet) {
        if (wish instanceof Wish.Drain drain) {
            return drain(drain.host(), fleet);
        }
        return wish instanceof Wish.Migrate migrate
                ? migrate(migrate, fleet)
                : relocate(((Wish.Relocate) wish).guest(), fleet);
    }

    private static Task drain(HostName name, Fleet fleet) {
        var source = fleet.host(name).orElseThrow(() -> new IllegalArgumentException(reason(name, fleet)));
        var guests = source.guests().stream()
                .filter(Guest::isActive)
                .sorted(Comparator.comparing(Guest::name).thenComparing(Guest::id))
                .toList();
        var purpose = new Purpose(Purpose.Kind.DRAIN, name, Optional.empty());
        return new Task(purpose, source, guests, others(name, fleet));
    }

    private static List<HostName> others(HostName name, Fleet fleet) {
        var others = new TreeSet<>(fleet.hosts().keySet());
        others.addAll(fleet.unreachable().keySet());
        others.remove(name);
        return List.copyOf(others);
    }

    private static Task relocate(GuestId guest, Fleet fleet) {
        var place = place(guest, fleet);
        return moving(place, others(place.host().name(), fleet));
    }

    private static String reason(HostName name, Fleet fleet) {
        var silent = fleet.unreachable().get(name);
        if (silent != null) {
            return "host " + name + " does not answer: " + silent;
        }
        var known = new TreeSet<>(fleet.hosts().keySet());
        known.addAll(fleet.unreachable().keySet());
        var names = known.stream().map(HostName::value).collect(Collectors.joining(", "));
        return "host " + name + " is not in the configuration; it must be one of " + names;
    }

    private static Task migrate(Wish.Migrate wish, Fleet fleet) {
        if (!fleet.knows(wish.to())) {
            throw new IllegalArgumentException(reason(wish.to(), fleet));
        }
        return moving(place(wish.guest(), fleet), List.of(wish.to()));
    }

    private static Task moving(Fleet.Place place, List<HostName> destinations) {
        var purpose = new Purpose(
                Purpose.Kind.MIGRATE,
                place.host().name(),
                Optional.of(place.guest().id()));
        return new Task(purpose, place.host(), List.of(place.guest()), destinations);
    }

    private static Fleet.Place place(GuestId guest, Fleet fleet) {
        var places = fleet.find(guest);
        return places.stream()
                .filter(each -> each.guest().isActive() && !each.guest().isArriving())
                .findFirst()
                .or(() -> places.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "guest " + guest + " is on no host that answers; list the guests"));
    }
}
