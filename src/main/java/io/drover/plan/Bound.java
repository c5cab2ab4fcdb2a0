package io.drover.plan;

import io.drover.model.Host;
import io.drover.model.Plan.LowerBound;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The time below which no plan for these guests could be, whatever their destinations, order and rates. A pre-copy sends the
 * fewest bytes at the highest rate; so with each guest at the best rate it could have, the bytes must leave through the
 * source's link, must arrive through all the links of the hosts they may go to, and the longest migration must end.
 */
record Bound(Host source, Forecast forecast) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** The greatest of the three bounds, with what makes it so. */
    LowerBound of(Collection<Candidate> moving) {
        long bytes = moving.stream().mapToLong(this::fewestBytes).sum();
        var outgoing = new LowerBound(
                time(bytes, (double) LinkRate.of(source)),
                "link of " + source.name() + ", outgoing" + LinkRate.caveat(source));
        return Stream.of(outgoing, incoming(bytes, moving), longest(moving))
                .filter(bound -> !moving.isEmpty())
                .max(Comparator.comparing(LowerBound::duration))
                .orElse(new LowerBound(Duration.ZERO, "nothing moves"));
    }

    private long fewestBytes(Candidate candidate) {
        return forecast.of(candidate.guest(), candidate.bestRate(source)).bytes();
    }

    private LowerBound incoming(long bytes, Collection<Candidate> moving) {
        Map<String, Host> receivers = new TreeMap<>();
        moving.stream()
                .map(Candidate::allowed)
                .flatMap(List::stream)
                .forEach(host -> receivers.put(host.name().value(), host));
        double rate = receivers.values().stream().mapToDouble(LinkRate::of).sum();
        return new LowerBound(time(bytes, rate), "links of " + String.join(", ", receivers.keySet()) + ", incoming");
    }

    private LowerBound longest(Collection<Candidate> moving) {
        return moving.stream()
                .map(each -> new LowerBound(
                        forecast.duration(each.guest(), each.bestRate(source)),
                        "longest migration, " + each.guest().name()))
                .max(Comparator.comparing(LowerBound::duration))
                .orElse(new LowerBound(Duration.ZERO, "nothing moves"));
    }

    private static Duration time(long bytes, double bytesPerSecond) {
        return Duration.ofNanos((long) (bytes / Math.max(1, bytesPerSecond) * NANOS_PER_SECOND));
    }
}
