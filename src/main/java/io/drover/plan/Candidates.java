package io.drover.plan;

import io.drover.check.Inspection;
import io.drover.model.Guest;
import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the checks, for each guest and destination, whether the guest may go there. */
record Candidates(Task task, Inspection inspection) {

    /** Each guest of the task, while so much memory is reserved on each host. */
    List<Candidate> all(Map<HostName, Long> reserved) {
        return of(task.guests(), reserved);
    }

    /** One guest, while so much memory is reserved on each host. */
    Candidate of(Guest guest, Map<HostName, Long> reserved) {
        return of(List.of(guest), reserved).get(0);
    }

    private List<Candidate> of(List<Guest> guests, Map<HostName, Long> reserved) {
        var rows = inspection
                .matrix(task.source(), guests, task.destinations(), reserved)
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
