package io.drover.config;

import io.drover.model.Fleet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A simulated fleet as a YAML or JSON file: {@code pools} that the hosts reach, {@code hosts} and {@code guests}, and
 * {@code placement}, {@code downtime} and {@code overheads} as the configuration has them. All but
 * names, a guest's host and memory has a default, so that a fleet is a page. The same file always gives the same fleet.
 */
public final class FleetFile {
    private static final String DEMO = "demo-fleet.yaml";

    private FleetFile() {}

    /**
     * Reads a fleet.
     *
     * @param observedAt the moment of the fleet's observation
     * @throws ConfigException with all that is wrong with the file
     */
    public static Fleet load(Path file, Instant observedAt) {
        return parse(
                file.toString(),
                YamlText.read(file, "name another with --fleet, or take the built-in one with --fleet demo"),
                observedAt);
    }

    /**
     * Reads a fleet.
     *
     * @param name how to call the file in problems and in the grounds of what is observed
     * @throws ConfigException with all that is wrong with the file
     */
    public static Fleet parse(String name, String text, Instant observedAt) {
        Problems problems = new Problems(name);
        Optional<Fleet> fleet =
                YamlText.fields(text, problems).map(fields -> new FleetReader(fields, name).read(observedAt));
        problems.throwIfAny();
        return fleet.orElseThrow();
    }

    /** The fleet that comes with Drover: four hosts, of which xen1 can be drained and others cannot without a word. */
    public static Fleet demo(Instant observedAt) {
        try (InputStream file = Objects.requireNonNull(FleetFile.class.getResourceAsStream(DEMO), DEMO)) {
            return parse(DEMO, new String(file.readAllBytes(), StandardCharsets.UTF_8), observedAt);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
