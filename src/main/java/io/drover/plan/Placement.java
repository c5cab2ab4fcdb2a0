package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A destination for each guest, as far as there is room. All arrivals are counted at once, so whatever order they come in, no
 * host takes more memory than it has.
 *
 * @param placed the guests that have one
 * @param left the convoys that have none
 */
record Placement(List<Placed> placed, List<Convoy> left) {

    private static final Comparator<Convoy> BIGGEST_FIRST = Comparator.comparingLong(Convoy::bytes)
            .reversed()
            .thenComparing(each -> each.first().id());

    private static final Comparator<Convoy> CHOOSIEST_FIRST =
            Comparator.comparingInt((Convoy each) -> each.allowed().size()).thenComparing(BIGGEST_FIRST);

    /** How good a destination is for a convoy, less being better. */
    private interface Taste {
        double cost(Convoy convoy, Host to, Room room);
    }

    /**
     * Who is to be placed.
     *
     * @param convoys those who go together, and those who go alone
     * @param separation who must not go where another goes
     * @param source where all are
     * @param reserved what is spoken for on each host, in bytes
     */
    record Party(List<Convoy> convoys, Separation separation, Host source, Map<HostName, Long> reserved) {

        private Room room() {
            return new Room(reserved, separation);
        }

        private List<Convoy> in(Comparator<Convoy> order) {
            return convoys.stream().sorted(order).toList();
        }
    }

    /**
     * Places convoys one by one: spread out first; if that leaves guests over, also packed tightly, and those with the fewest
     * destinations first. The first try that leaves the fewest guests wins.
     */
    static Placement best(Party party, Forecast forecast) {
        var route = new Route(party.source(), forecast);
        Taste spread = (convoy, to, room) -> spreadCost(convoy, to, room, route);
        Taste tight = (convoy, to, room) -> room.left(to);
        Placement best = place(party.in(BIGGEST_FIRST), party.room(), spread, route);
        for (var order : List.of(CHOOSIEST_FIRST, BIGGEST_FIRST)) {
            for (var taste : List.of(spread, tight)) {
                if (best.left().isEmpty()) {
                    return best;
                }
                var other = place(party.in(order), party.room(), taste, route);
                best = other.placed().size() > best.placed().size() ? other : best;
            }
        }
        return best;
    }

    /** The destinations that a search found for all guests. */
    static Placement by(Solution solution, List<Candidate> candidates) {
        List<Placed> placed = new ArrayList<>();
        for (var candidate : candidates) {
            var found = solution.destination(candidate.guest());
            candidate.allowed().stream()
                    .filter(to -> found.filter(to.name()::equals).isPresent())
                    .forEach(to -> placed.add(new Placed(candidate.guest(), to)));
        }
        return new Placement(List.copyOf(placed), List.of());
    }

    /** What is spoken for once these guests go where they were placed. */
    Bookings bookings(Bookings before, HostName from) {
        Map<HostName, Long> bytes = new HashMap<>(before.bytes());
        List<Move> moves = new ArrayList<>(before.moves());
        for (var each : placed) {
            var guest = each.guest();
            bytes.merge(each.to().name(), Footprint.bytes(guest), Long::sum);
            moves.add(new Move(guest.id(), guest.name(), from, each.to().name(), guest.memoryBytes()));
        }
        return new Bookings(bytes, moves, before.open());
    }

    /** How long each guest takes at each rate, reckoned once: many hosts have links alike. */
    private static final class Route {
        private final Host source;
        private final Forecast forecast;
        private final Map<Leg, Duration> durations = new HashMap<>();
        private final Map<GuestId, Duration> fastest = new HashMap<>();

        private record Leg(GuestId guest, long rate) {}

        Route(Host source, Forecast forecast) {
            this.source = source;
            this.forecast = forecast;
        }

        /** One after the other. */
        Duration duration(Convoy convoy, Host to) {
            return convoy.guests().stream()
                    .map(each -> duration(each.guest(), LinkRate.between(source, to)))
                    .reduce(Duration.ZERO, Duration::plus);
        }

        Duration fastest(Convoy convoy) {
            return fastest.computeIfAbsent(
                    convoy.first().id(),
                    unseen -> convoy.guests().stream()
                            .map(each -> duration(each.guest(), each.bestRate(source)))
                            .reduce(Duration.ZERO, Duration::plus));
        }

        private Duration duration(Guest guest, long rate) {
            return durations.computeIfAbsent(new Leg(guest.id(), rate), unseen -> forecast.duration(guest, rate));
        }
    }

    private static Placement place(List<Convoy> inOrder, Room room, Taste taste, Route route) {
        List<Placed> placed = new ArrayList<>();
        List<Convoy> left = new ArrayList<>();
        for (var convoy : inOrder) {
            var chosen = convoy.allowed().stream()
                    .filter(to -> room.fits(convoy, to))
                    .min(Comparator.comparingDouble((Host to) -> taste.cost(convoy, to, room))
                            .thenComparing(Host::name));
            chosen.ifPresentOrElse(
                    to -> {
                        room.take(convoy, to, route.duration(convoy, to));
                        convoy.guests().forEach(each -> placed.add(new Placed(each.guest(), to)));
                    },
                    () -> left.add(convoy));
        }
        return new Placement(List.copyOf(placed), List.copyOf(left));
    }

    /** A slower link, a fuller host and a busier link each cost; a link of half the speed costs as much as an empty host gains. */
    private static double spreadCost(Convoy convoy, Host to, Room room, Route route) {
        var duration = route.duration(convoy, to);
        var fastest = route.fastest(convoy);
        double slowness = (double) duration.toNanos() / Math.max(1, fastest.toNanos()) - 1;
        return slowness + room.fullness(convoy, to) + room.linkShare(to, duration);
    }
}
