package io.drover.plan;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.PlacementRule.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The guests that live where others want to go, and that may be moved themselves to make room for them. */
final class Neighbours {
    /** Of so many guests, those of the hosts with most room, at most; each is held against every destination. */
    private static final int MOST = 2_000;

    private final Candidates candidates;
    private final Bookings bookings;

    Neighbours(Candidates candidates, Bookings bookings) {
        this.candidates = candidates;
        this.bookings = bookings;
    }

    /**
     * The same party with its neighbours, everybody with the destinations too that are full now. Nobody goes from a host that need not be
     * avoided to one that must.
     */
    Party joining(Party party) {
        var fleet = candidates.inspection().fleet();
        var leaving = party.convoys().stream()
                .map(convoy -> convoy.each(candidate -> candidate.regardlessOfRoom(fleet)))
                .toList();
        List<Candidate> others = new ArrayList<>();
        for (var host : roomiest(fleet)) {
            if (others.size() < MOST) {
                others.addAll(of(host, fleet));
            }
        }
        var all = Stream.concat(leaving.stream().flatMap(convoy -> convoy.guests().stream()), others.stream())
                .map(Candidate::guest)
                .toList();
        return new Party(leaving, Separation.of(fleet.rules(), all), party.reserved(), others);
    }

    private List<Host> roomiest(Fleet fleet) {
        return candidates.task().destinations().stream()
                .flatMap(name -> fleet.host(name).stream())
                .sorted(Comparator.comparingLong((Host host) -> host.memory().freeBytes())
                        .reversed()
                        .thenComparing(Host::name))
                .toList();
    }

    private List<Candidate> of(Host host, Fleet fleet) {
        var avoided = candidates.task().avoided();
        var shut = avoided.contains(host.name()) ? Set.<HostName>of() : avoided;
        var guests = host.guests().stream()
                .filter(guest -> guest.isActive() && !guest.isArriving() && isFree(guest, fleet))
                .toList();
        return candidates.of(host, guests, bookings).stream()
                .map(candidate -> candidate.regardlessOfRoom(fleet).without(shut))
                .filter(candidate -> !candidate.allowed().isEmpty())
                .toList();
    }

    /** Whether no rule keeps it with others, and no move that is under way has spoken for it. */
    private boolean isFree(Guest guest, Fleet fleet) {
        return fleet.rules().placement().stream().noneMatch(rule -> rule.demands(Kind.TOGETHER) && rule.covers(guest))
                && bookings.moves().stream().noneMatch(move -> move.guest().equals(guest.id()));
    }
}
