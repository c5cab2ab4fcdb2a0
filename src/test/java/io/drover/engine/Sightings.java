package io.drover.engine;

import io.drover.model.Condition;
import io.drover.model.Definition;
import io.drover.model.GuestState;
import io.drover.model.Sighting;
import java.time.Duration;
import java.util.Locale;

/** Sightings for tests. */
final class Sightings {

    private Sightings() {}

    static Sighting absent() {
        return new Sighting.Absent();
    }

    static Sighting silent() {
        return new Sighting.Unseen("connection refused");
    }

    static Sighting seen(GuestState state, int cpuSeconds) {
        return present(state, cpuSeconds, new Definition(true, false), false);
    }

    static Sighting busy(GuestState state, int cpuSeconds) {
        return present(state, cpuSeconds, new Definition(true, false), true);
    }

    static Sighting kept(GuestState state, Definition definition) {
        return present(state, 1, definition, false);
    }

    private static Sighting present(GuestState state, int cpuSeconds, Definition definition, boolean job) {
        return new Sighting.Present(
                new Condition(state, state.name().toLowerCase(Locale.ROOT)),
                definition,
                Duration.ofSeconds(cpuSeconds),
                job);
    }
}
