package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.check.Processors;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.Policy.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The hosts that are in service once a plan has been carried out, by number: who is active on each, and what memory and processors are left there. Of moves
 * that others have under way, guest and memory count where they are and where they go.
 */
final class Aftermath {
    private final List<HostName> hosts = new ArrayList<>();
    private final List<List<Guest>> guests = new ArrayList<>();
    private final long[] freeBytes;
    private final int[] freeVcpus;
    private final boolean limited;
    private final NavigableSet<Integer> roomiest;
    private final HouseRules rules;

    private Aftermath(Fleet fleet, Collection<HostName> out, Limits limits, Bookings bookings) {
        fleet.hosts().keySet().stream().filter(name -> !out.contains(name)).forEach(hosts::add);
        freeBytes = new long[hosts.size()];
        freeVcpus = new int[hosts.size()];
        limited = limits.vcpusPerThread().isPresent();
        rules = new HouseRules(fleet.rules().placement(), hosts);
        roomiest = new TreeSet<>(
                Comparator.comparingLong((Integer host) -> -freeBytes[host]).thenComparing(Comparator.naturalOrder()));
        for (int number = 0; number < hosts.size(); number++) {
            var host = fleet.hosts().get(hosts.get(number));
            if (host != null) {
                enter(number, host, arriving(host.name(), fleet, bookings), bookings);
                int most = limits.mostVcpus(host.cpu()).orElse(Processors.UNLIMITED);
                freeVcpus[number] = most
                        - guests.get(number).stream().mapToInt(Guest::vcpus).sum();
            }
            if (!fleet.cordoned().contains(hosts.get(number))) {
                roomiest.add(number);
            }
        }
    }

    /** What a plan leaves of a fleet; the hosts that it empties are out of service. */
    static Aftermath of(Plan plan, Fleet fleet, Limits limits, Bookings bookings) {
        return new Aftermath(Anticipation.after(plan, fleet), plan.purpose().drained(), limits, bookings);
    }

    /** A fleet as it is. */
    static Aftermath now(Fleet fleet, Limits limits, Bookings bookings) {
        return new Aftermath(fleet, List.of(), limits, bookings);
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

    /** The virtual processors that guests may still have there; less than nothing where they have too many. */
    int freeVcpus(int host) {
        return freeVcpus[host];
    }

    /** Whether processors are limited at all. */
    boolean limitsVcpus() {
        return limited;
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
        freeVcpus[host] += comes ? -guest.vcpus() : guest.vcpus();
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
