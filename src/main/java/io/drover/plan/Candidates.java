package io.drover.plan;

import static java.util.Objects.requireNonNull;

import io.drover.check.Inspection;
import io.drover.model.Bookings;
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

    /** Each guest of the task, while all of them leave and others have spoken for that. */
    List<Candidate> all(Bookings bookings) {
        Map<Group, List<Guest>> groups = new LinkedHashMap<>();
        Map<HostName, Host> sources = new HashMap<>();
        for (var place : task.leaving()) {
            var source = place.host().name();
            sources.put(source, place.host());
            groups.computeIfAbsent(
                            new Group(source, task.destinations(place.guest().id())), none -> new ArrayList<>())
                    .add(place.guest());
        }
        var leaving = bookings.leaving(task.guests());
        List<Candidate> all = new ArrayList<>();
        groups.forEach((group, guests) ->
                all.addAll(of(requireNonNull(sources.get(group.source())), guests, group.destinations(), leaving)));
        return List.copyOf(all);
    }

    /** The same guest as if it left alone, while others have spoken for that. */
    Candidate alone(Candidate candidate, Bookings bookings) {
        var guest = candidate.guest();
        return of(candidate.source(), List.of(guest), task.destinations(guest.id()), bookings)
                .get(0);
    }

    /** Guests of one host that may go to any destination of the task. */
    List<Candidate> of(Host source, List<Guest> guests, Bookings bookings) {
        return of(source, guests, task.destinations(), bookings);
    }

    private List<Candidate> of(Host source, List<Guest> guests, List<HostName> destinations, Bookings bookings) {
        var rows = inspection.matrix(source, guests, destinations, bookings).rows();
        List<Candidate> candidates = new ArrayList<>();
        for (int number = 0; number < guests.size(); number++) {
            var row = rows.get(number);
            var allowed = row.free().stream()
                    .flatMap(to -> inspection.fleet().host(to).stream())
                    .toList();
            candidates.add(new Candidate(new Fleet.Place(source, guests.get(number)), allowed, row.held()));
        }
        return candidates;
    }
}
