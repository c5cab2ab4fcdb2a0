package io.drover.plan;

import static java.util.Objects.requireNonNull;

import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.CheckMatrix;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the checks, for each guest and destination, whether the guest may go there. */
record Candidates(Task task, Inspection inspection) {

    /** Guests of one host that may go to the same destinations, so that each of these is asked about once. */
    private record Group(HostName source, List<HostName> destinations) {}

    /** Holds guests of a host against destinations. */
    private interface Asking {
        CheckMatrix matrix(Host source, List<Guest> guests, List<HostName> destinations);
    }

    /** Each guest of the task, while all of them leave and others have spoken for that. */
    List<Candidate> all(Bookings bookings) {
        var leaving = bookings.leaving(task.guests());
        return all((source, guests, destinations) -> inspection.matrix(source, guests, destinations, leaving));
    }

    /** Each guest of the task, as far as is known without asking of each at each destination: it may be held back from more than it says. */
    List<Candidate> presumed() {
        return all(inspection::presumption);
    }

    private List<Candidate> all(Asking asking) {
        Map<Group, List<Guest>> groups = new LinkedHashMap<>();
        Map<HostName, Host> sources = new HashMap<>();
        for (var place : task.leaving()) {
            var source = place.host().name();
            sources.put(source, place.host());
            groups.computeIfAbsent(
                            new Group(source, task.destinations(place.guest().id())), none -> new ArrayList<>())
                    .add(place.guest());
        }
        List<Candidate> all = new ArrayList<>();
        groups.forEach((group, guests) -> {
            var source = requireNonNull(sources.get(group.source()));
            all.addAll(of(source, guests, asking.matrix(source, guests, group.destinations())));
        });
        return List.copyOf(all);
    }

    /** Whether a guest is held back from a destination, while others have spoken for that. */
    boolean isHeld(Candidate candidate, HostName to, Bookings bookings) {
        return !inspection
                .held(candidate.source(), candidate.guest(), to, bookings)
                .isEmpty();
    }

    /** The same guest, asked about at each of its destinations, while others have spoken for that. */
    Candidate anew(Candidate candidate, Bookings bookings) {
        var guest = candidate.guest();
        return of(candidate.source(), List.of(guest), task.destinations(guest.id()), bookings)
                .get(0);
    }

    /** Guests of one host that may go to any destination of the task. */
    List<Candidate> of(Host source, List<Guest> guests, Bookings bookings) {
        return of(source, guests, task.destinations(), bookings);
    }

    private List<Candidate> of(Host source, List<Guest> guests, List<HostName> destinations, Bookings bookings) {
        return of(source, guests, inspection.matrix(source, guests, destinations, bookings));
    }

    private List<Candidate> of(Host source, List<Guest> guests, CheckMatrix matrix) {
        List<Candidate> candidates = new ArrayList<>();
        List<HostName> free = List.of();
        List<Host> allowed = List.of();
        for (int number = 0; number < guests.size(); number++) {
            var row = matrix.rows().get(number);
            if (!row.free().equals(free)) {
                free = row.free();
                allowed = free.stream()
                        .flatMap(to -> inspection.fleet().host(to).stream())
                        .toList();
            }
            candidates.add(new Candidate(new Fleet.Place(source, guests.get(number)), allowed, row.held()));
        }
        return candidates;
    }
}
