package io.drover.plan;

import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.PlannedMove;
import io.drover.model.Policy.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Gives each move its start. List scheduling: whenever a stream is free, the longest move that the limits allow starts. Where
 * limits let several streams share a link, each is planned at its share of the link, which it gets at least.
 */
final class Timetable {
    private final Host source;
    private final Limits limits;
    private final Forecast forecast;

    Timetable(Host source, Limits limits, Forecast forecast) {
        this.source = source;
        this.limits = limits;
        this.forecast = forecast;
    }

    /** The moves in the order in which they start. */
    List<PlannedMove> of(List<Placed> placed) {
        Map<HostName, Long> arrivals =
                placed.stream().collect(Collectors.groupingBy(each -> each.to().name(), Collectors.counting()));
        var waiting = new ArrayList<>(placed.stream()
                .map(each -> timed(
                        each, placed.size(), arrivals.getOrDefault(each.to().name(), 1L)))
                .sorted(Comparator.comparing(
                                (PlannedMove move) -> move.expected().duration())
                        .reversed()
                        .thenComparing(move -> move.move().name())
                        .thenComparing(move -> move.move().guest()))
                .toList());
        List<PlannedMove> started = new ArrayList<>();
        var now = Duration.ZERO;
        while (!waiting.isEmpty()) {
            startAt(now, waiting, started);
            now = nextEnd(now, started);
        }
        return started;
    }

    private PlannedMove timed(Placed placed, long leaving, long arriving) {
        long outgoing = Math.min(Math.min(limits.perSource(), limits.perRun()), leaving);
        long incoming = Math.min(Math.min(limits.perDestination(), limits.perRun()), arriving);
        long rate = Math.min(LinkRate.of(source) / outgoing, LinkRate.of(placed.to()) / incoming);
        var guest = placed.guest();
        var move = new Move(guest.id(), guest.name(), source.name(), placed.to().name(), guest.memoryBytes());
        var prediction = forecast.of(guest, Math.max(1, rate));
        return new PlannedMove(move, Duration.ZERO, Forecast.cost(prediction), prediction.longest(), Math.max(1, rate));
    }

    private void startAt(Duration now, List<PlannedMove> waiting, List<PlannedMove> started) {
        for (var move : List.copyOf(waiting)) {
            var running = started.stream()
                    .filter(each -> each.end().compareTo(now) > 0)
                    .toList();
            if (allowed(move, running)) {
                waiting.remove(move);
                started.add(new PlannedMove(move.move(), now, move.expected(), move.longest(), move.bytesPerSecond()));
            }
        }
    }

    private boolean allowed(PlannedMove move, List<PlannedMove> running) {
        long arriving = running.stream()
                .filter(each -> each.move().to().equals(move.move().to()))
                .count();
        return running.size() < Math.min(limits.perRun(), limits.perSource()) && arriving < limits.perDestination();
    }

    private static Duration nextEnd(Duration now, List<PlannedMove> started) {
        return started.stream()
                .map(PlannedMove::end)
                .filter(end -> end.compareTo(now) > 0)
                .min(Duration::compareTo)
                .orElse(now);
    }
}
