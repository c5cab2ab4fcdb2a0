package io.drover.engine;

import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what a request names, or says what there is instead. */
final class Lookup {

    /** A message that lists more is not read. */
    private static final int MOST_NAMES = 30;

    private Lookup() {}

    static void host(Fleet fleet, HostName name) {
        if (!fleet.knows(name)) {
            TreeSet<HostName> all = new TreeSet<>(fleet.hosts().keySet());
            all.addAll(fleet.unreachable().keySet());
            throw noSuchHost(name, all);
        }
    }

    static Host answeringHost(Fleet fleet, HostName name) {
        host(fleet, name);
        return fleet.host(name).orElseThrow(() -> silent(fleet, name));
    }

    static RequestException silent(Fleet fleet, HostName name) {
        return new RequestException(
                RequestException.Kind.UNAVAILABLE,
                "host '" + name + "' does not answer: " + fleet.unreachable().get(name));
    }

    static RequestException noSuchHost(HostName name, Collection<HostName> hosts) {
        return new RequestException(
                RequestException.Kind.NOT_FOUND,
                "there is no host '" + name + "' in the configuration; there are: " + names(hosts));
    }

    /** The one place where the guest is, running rather than merely defined; a copy of it that arrives somewhere is not the guest. */
    static Fleet.Place runningGuest(Fleet fleet, String nameOrId) {
        List<Fleet.Place> places = fleet.find(nameOrId);
        if (places.isEmpty()) {
            throw noSuchGuest(fleet, nameOrId);
        }
        List<Fleet.Place> active = places.stream()
                .filter(place -> place.guest().isActive() && !place.guest().isArriving())
                .toList();
        if (active.size() > 1) {
            throw new RequestException(
                    RequestException.Kind.INVALID,
                    "guest '" + nameOrId + "' is active in more than one place: " + where(active)
                            + "; name it by UUID, and if it is one guest find out at once why it is there twice");
        }
        return active.isEmpty() ? places.get(0) : active.get(0);
    }

    /** The one guest of that name or UUID that a plan moves, or leaves where it is. */
    static GuestId guestOf(Plan plan, Fleet fleet, String nameOrId) {
        SortedMap<GuestId, String> guests = new TreeMap<>(Comparator.comparing(GuestId::toString));
        plan.moves().forEach(move -> guests.put(move.move().guest(), move.move().name()));
        plan.stranded().forEach(stays -> guests.put(stays.guest(), stays.name()));
        List<GuestId> meant = guests.entrySet().stream()
                .filter(each -> each.getValue().equals(nameOrId)
                        || each.getKey().toString().equalsIgnoreCase(nameOrId))
                .map(Map.Entry::getKey)
                .toList();
        if (meant.size() > 1) {
            throw new RequestException(
                    RequestException.Kind.INVALID,
                    "guest '" + nameOrId + "' is more than one guest of this plan; name it by UUID, one of " + meant);
        }
        return meant.stream().findFirst().orElseThrow(() -> noneOf(guests.values(), fleet, nameOrId));
    }

    private static RequestException noneOf(Collection<String> planned, Fleet fleet, String nameOrId) {
        String elsewhere = fleet.find(nameOrId).stream()
                .findFirst()
                .map(place -> " (it is on " + place.host().name() + ")")
                .orElse("");
        String right = planned.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = planned.size() - MOST_NAMES;
        return new RequestException(
                RequestException.Kind.NOT_FOUND,
                "guest '" + nameOrId + "' is not among those that this plan is about" + elsewhere + "; "
                        + (planned.isEmpty() ? "there are none" : "it must be one of " + right)
                        + (more > 0 ? " and " + more + " more" : ""));
    }

    private static RequestException noSuchGuest(Fleet fleet, String nameOrId) {
        String silent = fleet.unreachable().isEmpty()
                ? ""
                : "; not asked, since they do not answer: "
                        + names(fleet.unreachable().keySet());
        return new RequestException(
                RequestException.Kind.NOT_FOUND,
                "there is no guest '" + nameOrId + "' on any host that answers ("
                        + names(fleet.hosts().keySet()) + ")" + silent + "; the list of guests has all that are known");
    }

    static String names(Collection<HostName> hosts) {
        return hosts.stream().map(HostName::value).collect(Collectors.joining(", "));
    }

    private static String where(List<Fleet.Place> places) {
        return places.stream()
                .map(place -> place.guest().id() + " on " + place.host().name())
                .collect(Collectors.joining(", "));
    }
}
