package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Plan.OverLimit;
import io.drover.model.PlannedMove;
import io.drover.precopy.PreCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a plan names exactly the guests that stand still for longer than they may, and predicts nothing better than Xen's rule allows for those
 * whose load is known.
 */
record Downtimes(Plan plan, Fleet fleet) {

    List<String> objections() {
        Map<GuestId, OverLimit> named = new HashMap<>();
        List<String> objections = new ArrayList<>();
        for (var over : plan.over()) {
            if (named.put(over.guest(), over) != null) {
                objections.add(over.name() + " is said twice to stand still for too long");
            }
        }
        for (var move : plan.moves()) {
            guest(move).ifPresent(guest -> {
                said(move, guest, Optional.ofNullable(named.remove(guest.id()))).ifPresent(objections::add);
                tooGood(move, guest).ifPresent(objections::add);
            });
        }
        named.values()
                .forEach(over ->
                        objections.add(over.name() + " is said to stand still for too long, and does not move"));
        return objections;
    }

    private Optional<Guest> guest(PlannedMove planned) {
        return fleet.host(planned.move().from())
                .flatMap(host -> host.guest(planned.move().guest()));
    }

    private Optional<String> said(PlannedMove planned, Guest guest, Optional<OverLimit> said) {
        var downtime = planned.expected().downtime();
        var limit = fleet.rules().downtime().of(guest).limit();
        boolean over = downtime.compareTo(limit) > 0;
        if (over && said.isEmpty()) {
            return Optional.of(guest.name() + " stands still for " + downtime + ", longer than its " + limit
                    + ", and is not named");
        }
        return said.filter(each -> !over
                        || !each.downtime().equals(downtime)
                        || !each.limit().equals(limit))
                .map(each -> guest.name() + " is said to stand still for " + each.downtime() + " of " + each.limit()
                        + "; it does for " + downtime + " of " + limit);
    }

    private static Optional<String> tooGood(PlannedMove planned, Guest guest) {
        if (guest.load().asOptional().isEmpty() || planned.bytesPerSecond() < 1) {
            return Optional.empty();
        }
        var least = PreCopy.predict(
                Math.max(1, guest.memoryBytes()), guest.load(), planned.bytesPerSecond(), Overheads.NONE);
        var expected = planned.expected();
        boolean tooGood = expected.bytes() < least.bytes()
                || expected.downtime().compareTo(least.downtime()) < 0
                || expected.duration().minus(planned.release()).compareTo(least.duration()) < 0
                || planned.longest().compareTo(least.longest()) < 0;
        return tooGood
                ? Optional.of(guest.name() + " is expected to cost " + expected + " and no more than "
                        + planned.longest() + "; by Xen's rule it costs " + least.bytes() + " bytes, "
                        + least.duration() + " and " + least.downtime() + " at least, and may take " + least.longest())
                : Optional.empty();
    }
}
