package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.config.FleetFile;
import io.drover.model.Bookings;
import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.plan.PlanVerifier;
import io.drover.plan.Planner;
import io.drover.plan.Wish;
import io.drover.precopy.Overheads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every instance as a fleet, planned with all checks: the first of its hosts to be emptied. */
@Tag("bench")
class ConvertedInstancesBenchmark {

    @ParameterizedTest
    @MethodSource("instances")
    void anInstanceIsAFleetThatCanBePlanned(Path file) throws IOException {
        // Given
        var instance = new ObjectMapper().readTree(file.toFile());
        var text = InstanceConverter.fleet(instance);
        var host = new HostName(InstanceConverter.emptied(instance).get(0));
        var planner = new Planner(Overheads.STANDARD);
        // When
        var fleet = FleetFile.parse(file.toString(), text, Instant.EPOCH);
        var timed = Figures.of(
                "plan of " + host + " of " + file.getFileName(),
                1,
                3,
                () -> planner.plan(new Wish.Drain(host), fleet, Policy.STANDARD, Bookings.NONE));
        // Then
        var plan = timed.last();
        System.out.printf(
                Locale.ROOT,
                "%s; %d moves, %d stay, %.1f s, bound %.1f s%n",
                timed.figures(),
                plan.moves().size(),
                plan.stranded().size(),
                plan.makespan().toMillis() / 1e3,
                plan.bound().duration().toMillis() / 1e3);
        assertThat(fleet.hosts()).hasSameSizeAs(instance.path("hosts"));
        assertThat(new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE))
                .isEmpty();
    }

    static List<Path> instances() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "bench", "instances"))) {
            return files.sorted().toList();
        }
    }
}
