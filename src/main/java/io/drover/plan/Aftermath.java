package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The hosts that are in service once a plan has been carried out, by number: who is active on each, and what memory is left there. Of moves
 * that others have under way, guest and memory count where they are and where they go.
 */
final class Aftermath {
    private final List<HostName> hosts = new ArrayList<>();
    private final List<List<Guest>> guests = new ArrayList<>();
    private final long[] freeBytes;
    private final NavigableSet<Integer> roomiest;
    private final HouseRules rules;

    private Aftermath(Fleet fleet, Collection<HostName> out, Bookings bookings) {
        fleet.hosts().keySet().stream().filter(name -> !out.contains(name)).forEach(hosts::add);
        freeBytes = new long[hosts.size()];
        rules = new HouseRules(fleet.rules().placement(), hosts);
        roomiest = new TreeSet<>(
                Comparator.comparingLong((Integer host) -> -freeBytes[host]).thenComparing(Comparator.naturalOrder()));
        for (int number = 0; number < hosts.size(); number++) {
            var host = fleet.hosts().get(hosts.get(number));
            if (host != null) {
                enter(number, host, arriving(host.name(), fleet, bookings), bookings);
            }
            if (!fleet.cordoned().contains(hosts.get(number))) {
                roomiest.add(number);
            }
        }
    }

    /** What a plan leaves of a fleet; the hosts that it empties are out of service. */
    static Aftermath of(Plan plan, Fleet fleet, Bookings bookings) {
        return new Aftermath(Anticipation.after(plan, fleet), plan.purpose().drained(), bookings);
    }

    /** A fleet as it is. */
    static Aftermath now(Fleet fleet, Bookings bookings) {
        return new Aftermath(fleet, List.of(), bookings);
    }

    private static List<Guest> arriving(HostName host, Fleet fleet, Bookings bookings) {
        return bookings.moves().stream()
                .filter(move -> move.to().equals(host))
                .flatMap(move -> guest(move, fleet).stream())
                .toList();
    }

    private static List<Guest> guest(Move move, Fleet fleet) {
        return fleet.host(move.from()).flatMap(from -> from.guest(move.guest())).stream()
                .toList();
    }

    private void enter(int number, Host host, List<Guest> arriving, Bookings bookings) {
        Map<GuestId, Guest> all = new LinkedHashMap<>();
        arriving.forEach(guest -> all.put(guest.id(), guest));
        long free = host.memory().freeBytes() - bookings.bytesOn(host.name());
        for (var guest : host.guests()) {
            if (guest.isArriving() && !all.containsKey(guest.id())) {
                free -= Footprint.bytes(guest);
            }
            if (guest.isActive()) {
                all.putIfAbsent(guest.id(), guest);
            }
        }
        freeBytes[number] = free;
        guests.add(new ArrayList<>(all.values()));
        all.values().forEach(guest -> rules.count(guest, number, 1));
    }

    /** How many hosts there are. */
    int size() {
        return hosts.size();
    }

    HostName name(int host) {
        return hosts.get(host);
    }

    /** A host's number; a negative one if it is not in service. */
    int number(HostName name) {
        return hosts.indexOf(name);
    }

    /** Who is active there. */
    List<Guest> guests(int host) {
        return guests.get(host);
    }

    /** The memory that nobody has there; less than nothing where more is spoken for than there is. */
    long freeBytes(int host) {
        return freeBytes[host];
    }

    /** The hosts that take guests, the one with most memory left first. */
    NavigableSet<Integer> roomiest() {
        return roomiest;
    }

    HouseRules rules() {
        return rules;
    }

    /** Sends a guest from one host to another instead. */
    void send(Guest guest, int from, int to) {
        move(guest, from, false);
        move(guest, to, true);
    }

    private void move(Guest guest, int host, boolean comes) {
        boolean open = roomiest.remove(host);
        freeBytes[host] += comes ? -Footprint.bytes(guest) : Footprint.bytes(guest);
        if (open) {
            roomiest.add(host);
        }
        if (comes) {
            guests.get(host).add(guest);
        } else {
            guests.get(host).removeIf(other -> other.id().equals(guest.id()));
        }
        rules.count(guest, host, comes ? 1 : -1);
    }
}
