package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a plan keeps its reserve, found out anew: it seats everybody where the plan leaves them, lets each host fail in turn and looks for a
 * place for one guest after the other, going back where that leads nowhere. It shares nothing with what made the plan.
 */
final class ReserveAudit {
    private static final long MOST_STEPS = 20_000_000;

    private final Fleet fleet;
    private final List<HostName> roomy;
    private final Map<HostName, List<Guest>> seats = new TreeMap<>();
    private final Map<HostName, Long> free = new HashMap<>();
    private final Map<HostName, Integer> freeVcpus = new HashMap<>();
    private final Map<HostName, List<Guest>> joining = new HashMap<>();
    private final Etiquette etiquette;
    private long steps = MOST_STEPS;
    private boolean wide;

    ReserveAudit(Plan plan, Fleet fleet, Limits limits, Bookings bookings) {
        this.fleet = fleet;
        var moves = plan.moves().stream().map(PlannedMove::move).toList();
        fleet.hosts().forEach((name, host) -> {
            if (!plan.purpose().drains(name)) {
                seats.put(name, new ArrayList<>());
                free.put(name, host.memory().freeBytes() - bookings.bytesOn(name));
                host.guests().stream().filter(Guest::isActive).forEach(guest -> sit(guest, name));
                host.guests().stream()
                        .filter(guest -> guest.isArriving()
                                && bookings.moves().stream()
                                        .noneMatch(move -> move.to().equals(name)
                                                && move.guest().equals(guest.id())))
                        .forEach(guest -> free.merge(name, -Footprint.bytes(guest), Long::sum));
            }
        });
        bookings.moves().forEach(move -> guest(move).ifPresent(guest -> sit(guest, move.to())));
        moves.forEach(this::carryOut);
        roomy = free.keySet().stream()
                .filter(name -> !fleet.cordoned().contains(name))
                .sorted(Comparator.comparingLong((HostName name) -> -free.getOrDefault(name, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        etiquette = new Etiquette(fleet.rules(), seats);
        fleet.hosts()
                .forEach((name, host) -> limits.mostVcpus(host.cpu())
                        .ifPresent(most -> freeVcpus.put(name, most - vcpus(seats.getOrDefault(name, List.of())))));
    }

    private Optional<Guest> guest(Move move) {
        return fleet.host(move.from()).flatMap(host -> host.guest(move.guest()));
    }

    private void sit(Guest guest, HostName host) {
        var there = seats.get(host);
        if (there != null && there.stream().noneMatch(other -> other.id().equals(guest.id()))) {
            there.add(guest);
        }
    }

    private void carryOut(Move move) {
        guest(move).ifPresent(guest -> {
            Optional.ofNullable(seats.get(move.from()))
                    .ifPresent(there -> there.removeIf(other -> other.id().equals(guest.id())));
            free.computeIfPresent(move.from(), (name, bytes) -> bytes + Footprint.bytes(guest));
            free.computeIfPresent(move.to(), (name, bytes) -> bytes - Footprint.bytes(guest));
            sit(guest, move.to());
        });
    }

    /** What speaks against it, in sentences. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        seats.forEach((failed, guests) -> {
            var biggestFirst = guests.stream()
                    .sorted(Comparator.comparingLong((Guest guest) -> -Footprint.bytes(guest)))
                    .toList();
            if (!findPlaces(biggestFirst, failed, false) && !findPlaces(biggestFirst, failed, true)) {
                objections.add("it keeps no reserve: no place is found for all guests of " + failed + " if it failed");
            }
        });
        return objections;
    }

    /** Looks at the roomiest hosts only; or at all, which makes a difference where processors are limited. */
    private boolean findPlaces(List<Guest> guests, HostName failed, boolean everywhere) {
        joining.clear();
        wide = everywhere;
        return (!wide || !freeVcpus.isEmpty()) && findPlaces(guests, 0, failed);
    }

    private boolean findPlaces(List<Guest> guests, int from, HostName failed) {
        if (from == guests.size()) {
            return true;
        }
        var guest = guests.get(from);
        for (var place : places(guest, guests.size(), failed)) {
            if (steps-- <= 0) {
                return false;
            }
            var there = joining.computeIfAbsent(place.host(), none -> new ArrayList<>());
            there.add(guest);
            if (findPlaces(guests, from + 1, failed)) {
                return true;
            }
            there.remove(there.size() - 1);
        }
        return false;
    }

    /** The tightest first, of as many of the roomiest as there are guests: but where more than memory and being apart counts, of all. */
    private List<Place> places(Guest guest, int enough, HostName failed) {
        List<Place> places = new ArrayList<>();
        long needed = Footprint.bytes(guest);
        boolean all = wide || etiquette.joins(guest);
        int looked = 0;
        for (var host : roomy) {
            if (free.getOrDefault(host, 0L) < needed || (looked >= enough && !all)) {
                break;
            }
            if (!host.equals(failed) && hasProcessors(host, guest) && etiquette.seats(guest, host, failed)) {
                looked++;
                long left = left(host);
                if (left >= needed && etiquette.suits(guest, host, joining)) {
                    places.add(new Place(host, left));
                }
            }
        }
        places.sort(Comparator.comparingLong(Place::left));
        return places;
    }

    private record Place(HostName host, long left) {}

    private boolean hasProcessors(HostName host, Guest guest) {
        return freeVcpus.isEmpty()
                || vcpus(joining.getOrDefault(host, List.of())) + guest.vcpus() <= freeVcpus.getOrDefault(host, 0);
    }

    private static int vcpus(List<Guest> guests) {
        return guests.stream().mapToInt(Guest::vcpus).sum();
    }

    private long left(HostName host) {
        long taken = joining.getOrDefault(host, List.of()).stream()
                .mapToLong(Footprint::bytes)
                .sum();
        return free.getOrDefault(host, 0L) - taken;
    }
}
