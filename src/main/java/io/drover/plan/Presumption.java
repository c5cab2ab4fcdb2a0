package io.drover.plan;

import io.drover.model.Bookings;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Places many guests on many hosts without asking of each guest at each host. Who goes where is planned as if a guest could go wherever
 * nothing holds back everybody nor most of a few, and then it is asked of each move that was planned. Where one is held back, that guest is asked about at every
 * host, and that host about every guest, before it is planned anew. So every move has been asked about; a bound may be lower than one that knows
 * all that is forbidden.
 *
 * @param candidates asks the checks
 * @param bookings what other moves have spoken for
 */
record Presumption(Candidates candidates, Bookings bookings) {
    /** So many questions are asked within tenths of a second. */
    private static final int FEW = 100_000;

    /** So many guests are asked about at every host beforehand. */
    private static final int SOUNDED = 5;

    /** Where so many plans in turn had moves that are held back, most is forbidden, and everything is asked. */
    private static final int MOST_PLANS = 4;

    /** Whether there are too many pairs of guests and hosts to ask about each. A search for places that keep a reserve needs to know of all. */
    boolean isWorthwhile() {
        var task = candidates.task();
        return !candidates.inspection().policy().reserve()
                && (long) task.leaving().size() * task.destinations().size() > FEW;
    }

    /** A destination and a time for everybody; none where somebody is left, or where much is forbidden. */
    Optional<Placement> placement(Function<List<Candidate>, Placement> planning) {
        var asked = bookings.leaving(candidates.task().guests());
        var presumed = sounded(candidates.presumed(), asked);
        for (int plan = 0; plan < MOST_PLANS; plan++) {
            var placement = planning.apply(presumed);
            if (!placement.left().isEmpty()) {
                return Optional.empty();
            }
            var mistaken = mistaken(presumed, placement, asked);
            if (mistaken.isEmpty()) {
                return Optional.of(placement);
            }
            presumed = corrected(presumed, mistaken, asked);
        }
        return Optional.empty();
    }

    /** A few guests are asked about everywhere, and hosts that most of those are held back from, about everybody: they lack what all need. */
    private List<Candidate> sounded(List<Candidate> presumed, Bookings asked) {
        Map<HostName, Integer> held = new TreeMap<>();
        int few = Math.min(SOUNDED, presumed.size());
        for (int number = 0; number < few; number++) {
            var one = presumed.get(number * presumed.size() / few);
            var lost = new TreeSet<>(candidates.anew(one, asked).forbidden().keySet());
            lost.removeAll(one.forbidden().keySet());
            lost.forEach(host -> held.merge(host, 1, Integer::sum));
        }
        held.values().removeIf(number -> 2 * number <= few);
        return held.isEmpty()
                ? presumed
                : presumed.stream()
                        .map(candidate -> candidate.without(held(candidate, held.keySet(), asked)))
                        .toList();
    }

    /** Who was sent to a host that it is held back from, and to which. */
    private Map<GuestId, HostName> mistaken(List<Candidate> presumed, Placement placement, Bookings asked) {
        Map<GuestId, HostName> sent = new HashMap<>();
        placement
                .placed()
                .forEach(placed -> sent.put(placed.guest().id(), placed.to().name()));
        Map<GuestId, HostName> mistaken = new HashMap<>();
        for (var candidate : presumed) {
            var guest = candidate.guest().id();
            var to = sent.get(guest);
            if (to != null && candidates.isHeld(candidate, to, asked)) {
                mistaken.put(guest, to);
            }
        }
        return mistaken;
    }

    private List<Candidate> corrected(List<Candidate> presumed, Map<GuestId, HostName> mistaken, Bookings asked) {
        var hosts = new TreeSet<>(mistaken.values());
        return presumed.stream()
                .map(candidate -> mistaken.containsKey(candidate.guest().id())
                        ? candidates.anew(candidate, asked)
                        : candidate.without(held(candidate, hosts, asked)))
                .toList();
    }

    private Set<HostName> held(Candidate candidate, Set<HostName> hosts, Bookings asked) {
        return hosts.stream()
                .filter(to -> candidates.isHeld(candidate, to, asked))
                .collect(Collectors.toSet());
    }
}
