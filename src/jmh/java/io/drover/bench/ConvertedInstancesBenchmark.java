package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.config.FleetFile;
import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.model.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
        var host = new HostName(InstanceConverter.emptied(instance).get(0));
        var fleet = FleetFile.parse(file.toString(), InstanceConverter.fleet(instance), Sample.NOW);
        var drover = new SimulatedDrover(fleet);
        // When
        var timed = Figures.of(
                "survey and plan of " + host + " of " + file.getFileName(),
                1,
                3,
                () -> drover.askAfresh(asked -> asked.planDrain(host, Policy.STANDARD)));
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
        assertThat(plan.moves()).isNotEmpty();
        assertThat(plan.moves().size() + plan.stranded().size())
                .isEqualTo(fleet.host(host).orElseThrow().guests().size());
        assertThat(drover.ask(asked -> asked.start(plan, Policy.STANDARD)).plan())
                .isEqualTo(plan);
    }

    static List<Path> instances() throws IOException {
        return InstanceFile.all();
    }
}
