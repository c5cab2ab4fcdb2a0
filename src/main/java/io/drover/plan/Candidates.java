package io.drover.plan;

import io.drover.check.Inspection;
import io.drover.model.Finding;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the checks, for each guest and destination, whether the guest may go there. */
record Candidates(Task task, Inspection inspection) {

    /** Each guest of the task, while so much memory is reserved on each host. */
    List<Candidate> all(Map<HostName, Long> reserved) {
        return task.guests().stream().map(guest -> of(guest, reserved)).toList();
    }

    /** One guest, while so much memory is reserved on each host. */
    Candidate of(Guest guest, Map<HostName, Long> reserved) {
        List<Host> allowed = new ArrayList<>();
        var forbidden = new TreeMap<HostName, List<Finding>>();
        for (var to : task.destinations()) {
            var held = inspection.held(task.source(), guest, to, reserved);
            if (held.isEmpty()) {
                inspection.fleet().host(to).ifPresent(allowed::add);
            } else {
                forbidden.put(to, held);
            }
        }
        return new Candidate(guest, List.copyOf(allowed), forbidden);
    }
}
