package io.drover.plan;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Plan;
import io.drover.model.Policy.Limits;
import io.drover.model.Reserve;
import io.drover.model.Reserve.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether any one host may fail: whether all active guests of it could be started again on the others that answer and are not cordoned, in
 * their memory, with their processors where these are limited, and by the rules of placement. For each host a place is sought for all of its guests: by the smallest gaps first, and where that
 * leaves some over, in every way, up to some effort. That several fail at once is not considered.
 */
public final class ReserveCheck {
    private final Aftermath after;
    private final long freeBytes;
    private final List<Trouble> troubles = new ArrayList<>();
    private Optional<Failover> tightest = Optional.empty();

    /** A host whose guests did not all find a place at once. */
    private record Trouble(Failover failover, Shortfall shortfall) {}

    private ReserveCheck(Aftermath after) {
        this.after = after;
        this.freeBytes = after.roomiest().stream()
                .mapToLong(host -> Math.max(0, after.freeBytes(host)))
                .sum();
        for (int host = 0; host < after.size(); host++) {
            if (!after.guests(host).isEmpty()) {
                enter(Failover.of(after, host));
            }
        }
    }

    /**
     * What is known of the reserve once a plan has been carried out, the hosts that it empties out of service.
     *
     * @param limits to the processors of guests
     * @param bookings what other moves have spoken for
     */
    public static Reserve after(Plan plan, Fleet fleet, Limits limits, Bookings bookings) {
        return of(Aftermath.of(plan, fleet, limits, bookings));
    }

    /**
     * What is known of the reserve of a fleet as it is.
     *
     * @param limits to the processors of guests
     * @param bookings what other moves have spoken for
     */
    public static Reserve now(Fleet fleet, Limits limits, Bookings bookings) {
        return of(Aftermath.now(fleet, limits, bookings));
    }

    static Reserve of(Aftermath after) {
        return new ReserveCheck(after).judged();
    }

    private void enter(Failover failover) {
        var places = failover.quick();
        if (!places.homeless().isEmpty()) {
            troubles.add(new Trouble(failover, new Shortfall(after, failover, places)));
        }
        if (tightest.isEmpty() || spare(failover) < spare(tightest.get())) {
            tightest = Optional.of(failover);
        }
    }

    private long spare(Failover failover) {
        long own = after.roomiest().contains(failover.failed()) ? after.freeBytes(failover.failed()) : 0;
        return freeBytes - Math.max(0, own) - failover.bytes();
    }

    private Reserve judged() {
        return troubles.stream()
                .filter(trouble -> trouble.failover().isHopeless())
                .max(Comparator.comparingLong(trouble -> trouble.shortfall().size()))
                .map(worst -> told(worst, State.NOT_KEPT))
                .orElseGet(this::tried);
    }

    private Reserve tried() {
        Optional<Trouble> doubtful = Optional.empty();
        for (var trouble : troubles) {
            var fit = trouble.failover().exact(Search.MOST_LOOKS / troubles.size());
            if (fit == Search.Fit.NO) {
                return told(trouble, State.NOT_KEPT);
            }
            doubtful = doubtful.or(() -> Optional.of(trouble).filter(any -> fit == Search.Fit.UNKNOWN));
        }
        return doubtful.map(trouble -> told(trouble, State.NOT_PROVED)).orElseGet(this::kept);
    }

    private Reserve told(Trouble trouble, State state) {
        return new Reserve(
                state, Optional.of(trouble.shortfall().told(spare(trouble.failover()), state == State.NOT_KEPT)));
    }

    private Reserve kept() {
        return new Reserve(
                State.KEPT,
                tightest.map(failover ->
                        new Reserve.Failure(after.name(failover.failed()), spare(failover), List.of(), 0, "", "")));
    }
}
