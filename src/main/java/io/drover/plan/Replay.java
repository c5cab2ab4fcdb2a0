package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Plays a plan on paper and looks at every instant at which something starts or ends. A guest takes memory at its destination
 * from its start on, and frees it at its source at its end only; virtual processors likewise. Its links are free once it has arrived.
 */
record Replay(Plan plan, Fleet fleet, Limits limits, Bookings bookings) {

    List<String> objections() {
        List<String> objections = new ArrayList<>();
        var last = Duration.ZERO;
        for (var move : plan.moves()) {
            if (move.start().compareTo(last) < 0) {
                objections.add(move.move().name() + " is listed after a move that starts later");
            }
            last = move.start();
        }
        instants().forEach(instant -> look(instant, objections));
        return objections;
    }

    private TreeSet<Duration> instants() {
        var instants = new TreeSet<Duration>();
        plan.moves().forEach(move -> {
            instants.add(move.start());
            instants.add(move.arrival());
            instants.add(move.end());
        });
        return instants;
    }

    private void look(Duration instant, List<String> objections) {
        var running = plan.moves().stream()
                .filter(move -> hasStarted(move, instant) && !hasArrived(move, instant))
                .toList();
        if (running.size() > limits.perRun()) {
            objections.add(at(instant) + running.size() + " migrations run; the limit is " + limits.perRun());
        }
        for (var host : fleet.hosts().values()) {
            var leaving = of(running, Move::from, host);
            var arriving = of(running, Move::to, host);
            int mostLeaving = LinkRate.atOnce(host, limits.perSource());
            if (leaving.size() > mostLeaving) {
                objections.add(at(instant) + leaving.size() + " guests leave " + host.name() + "; the limit is "
                        + mostLeaving);
            }
            int mostArriving = LinkRate.atOnce(host, limits.perDestination());
            if (arriving.size() > mostArriving) {
                objections.add(at(instant) + arriving.size() + " guests arrive at " + host.name() + "; the limit is "
                        + mostArriving);
            }
            if (rate(leaving) > LinkRate.of(host) || rate(arriving) > LinkRate.of(host)) {
                objections.add(at(instant) + "the link of " + host.name() + " carries more than it can");
            }
            lookAtMemory(host, instant, objections);
            limits.mostVcpus(host.cpu()).ifPresent(most -> lookAtVcpus(host, most, instant, objections));
        }
    }

    private void lookAtMemory(Host host, Duration instant, List<String> objections) {
        long taken = memory(move -> move.move().to().equals(host.name()) && hasStarted(move, instant));
        long freed = memory(move -> move.move().from().equals(host.name()) && hasEnded(move, instant));
        long free = host.memory().freeBytes() - bookings.bytesOn(host.name()) + freed;
        if (taken > free && taken > 0) {
            objections.add(at(instant) + "arrivals take " + taken + " bytes on " + host.name() + ", which has " + free);
        }
    }

    /** Who has too many already may keep them, but takes nobody. */
    private void lookAtVcpus(Host host, int most, Duration instant, List<String> objections) {
        Map<GuestId, Integer> there = new HashMap<>();
        host.guests().stream().filter(Guest::isActive).forEach(guest -> there.put(guest.id(), guest.vcpus()));
        bookings.moves().stream()
                .filter(move ->
                        move.to().equals(host.name()) && bookings.taking().contains(move.guest()))
                .forEach(move -> there.put(move.guest(), vcpus(move)));
        boolean taken = false;
        for (var move : plan.moves()) {
            if (move.move().from().equals(host.name()) && hasEnded(move, instant)) {
                there.remove(move.move().guest());
            }
            if (move.move().to().equals(host.name()) && hasStarted(move, instant)) {
                there.put(move.move().guest(), vcpus(move.move()));
                taken = true;
            }
        }
        int sum = there.values().stream().mapToInt(Integer::intValue).sum();
        if (taken && sum > most) {
            objections.add(
                    at(instant) + "guests have " + sum + " vCPUs on " + host.name() + ", which may have " + most);
        }
    }

    private int vcpus(Move move) {
        return fleet.host(move.from())
                .flatMap(host -> host.guest(move.guest()))
                .map(Guest::vcpus)
                .orElse(0);
    }

    private long memory(Predicate<PlannedMove> which) {
        return plan.moves().stream()
                .filter(which)
                .map(PlannedMove::move)
                .flatMap(move -> fleet.host(move.from()).flatMap(host -> host.guest(move.guest())).stream())
                .mapToLong(Footprint::bytes)
                .sum();
    }

    private static List<PlannedMove> of(List<PlannedMove> moves, Function<Move, HostName> end, Host host) {
        return moves.stream()
                .filter(move -> end.apply(move.move()).equals(host.name()))
                .toList();
    }

    private static long rate(List<PlannedMove> moves) {
        return moves.stream().mapToLong(PlannedMove::bytesPerSecond).sum();
    }

    private static boolean hasStarted(PlannedMove move, Duration instant) {
        return move.start().compareTo(instant) <= 0;
    }

    private static boolean hasArrived(PlannedMove move, Duration instant) {
        return move.arrival().compareTo(instant) <= 0;
    }

    private static boolean hasEnded(PlannedMove move, Duration instant) {
        return move.end().compareTo(instant) <= 0;
    }

    private static String at(Duration instant) {
        return "at " + instant + ": ";
    }
}
