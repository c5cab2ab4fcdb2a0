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

    /** Each guest of the task, while all of them leave and others have spoken for that. */
    List<Candidate> all(Bookings bookings) {
        Map<HostName, List<Guest>> bySource = new LinkedHashMap<>();
        Map<HostName, Host> sources = new HashMap<>();
        for (var place : task.leaving()) {
            sources.put(place.host().name(), place.host());
            bySource.computeIfAbsent(place.host().name(), none -> new ArrayList<>())
                    .add(place.guest());
        }
        var leaving = bookings.leaving(task.guests());
        List<Candidate> all = new ArrayList<>();
        bySource.forEach((source, guests) -> all.addAll(of(requireNonNull(sources.get(source)), guests, leaving)));
        return List.copyOf(all);
    }

    /** The same guest as if it left alone, while others have spoken for that. */
    Candidate alone(Candidate candidate, Bookings bookings) {
        return of(candidate.source(), List.of(candidate.guest()), bookings).get(0);
    }

    /** Guests of one host. */
    List<Candidate> of(Host source, List<Guest> guests, Bookings bookings) {
        var rows =
                inspection.matrix(source, guests, task.destinations(), bookings).rows();
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
