package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.precopy.Expectation;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What links carry by what was told and learned, in bytes a second.
 *
 * @param fleet the hosts as they were seen
 * @param expectation what was learned of their links
 */
record Paths(Fleet fleet, Expectation expectation) {

    /** What all migrations over a host's link get together in one direction. */
    long capacity(Host host) {
        return expectation.capacity(host.name(), LinkRate.of(host));
    }

    /** What one migration gets of a host's link that has it to itself. */
    long alone(Host host) {
        return expectation.stream(host.name(), capacity(host));
    }

    /** What a migration gets if nothing else is on its path, and no less than it was planned at; of a host that nobody sees, that. */
    long peak(Span span) {
        return Stream.of(span.move().from(), span.move().to())
                .map(name -> fleet.host(name).map(this::alone))
                .flatMap(Optional::stream)
                .mapToLong(rate -> Math.max(rate, span.bytesPerSecond()))
                .min()
                .orElse(span.bytesPerSecond());
    }
}
