package io.drover.plan;

import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.Guest;
import java.util.ArrayList;
import java.util.List;

/** Asks the checks, for each guest and destination, whether the guest may go there. */
record Candidates(Task task, Inspection inspection) {

    /** Each guest of the task, while all of them leave and others have spoken for that. */
    List<Candidate> all(Bookings bookings) {
        return of(task.guests(), bookings.leaving(task.guests()));
    }

    /** One guest that leaves alone, while others have spoken for that. */
    Candidate of(Guest guest, Bookings bookings) {
        return of(List.of(guest), bookings).get(0);
    }

    private List<Candidate> of(List<Guest> guests, Bookings bookings) {
        var rows = inspection
                .matrix(task.source(), guests, task.destinations(), bookings)
                .rows();
        List<Candidate> candidates = new ArrayList<>();
        for (int number = 0; number < guests.size(); number++) {
            var row = rows.get(number);
            var allowed = row.free().stream()
                    .flatMap(to -> inspection.fleet().host(to).stream())
                    .toList();
            candidates.add(new Candidate(guests.get(number), allowed, row.held()));
        }
        return List.copyOf(candidates);
    }
}
