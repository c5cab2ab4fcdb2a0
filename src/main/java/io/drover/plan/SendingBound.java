package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.Plan;
import io.drover.model.Plan.LowerBound;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The time that hosts need at least to send the memory of the guests that a wish is about, each all of it once, wherever they go. It asks no check and
 * no plan, so it is known at once however large the fleet is; a plan's own bound is never less if the plan moves all of them. Where times are learned, it is what
 * the fastest migration of those would make of it, as {@link io.drover.model.Plan#fastest}.
 */
public final class SendingBound {
    private static final double NANOS_PER_SECOND = 1e9;

    private SendingBound() {}

    /**
     * The bound for all guests of a wish.
     *
     * @throws IllegalArgumentException as {@link Planner#plan} does
     */
    public static LowerBound of(Wish wish, Fleet fleet, Lessons lessons) {
        var task = Task.of(wish, fleet);
        var basis = lessons.on(Links.between(task.sources(), task.destinations(), fleet))
                .basis();
        Map<Host, Long> bytes = task.leaving().stream()
                .collect(Collectors.groupingBy(
                        Fleet.Place::host,
                        () -> new TreeMap<>(Comparator.comparing(Host::name)),
                        Collectors.summingLong(place -> place.guest().memoryBytes())));
        return bytes.entrySet().stream()
                .map(sent -> bound(sent.getKey(), sent.getValue(), basis))
                .max(Comparator.comparing(LowerBound::duration))
                .orElse(new LowerBound(Duration.ZERO, "nothing moves"));
    }

    private static LowerBound bound(Host host, long bytes, Plan.Basis basis) {
        var time = Duration.ofNanos((long) (bytes * NANOS_PER_SECOND / LinkRate.of(host)));
        return new LowerBound(
                basis.fastest(time), "the guests' memory over the link of " + host.name() + LinkRate.caveat(host));
    }
}
