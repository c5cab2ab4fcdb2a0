package io.drover.engine;

import io.drover.model.Condition;
import io.drover.model.Definition;
import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.model.XenCopy;
import io.drover.model.XenState;
import java.time.Duration;
import java.util.List;
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

    /** Xen holds a copy in that state, and the toolstack says so. */
    static Sighting held(GuestState state, String flags, int cpuSeconds) {
        return seen(state, cpuSeconds).withXen(xen(flags, cpuSeconds, false));
    }

    /** Xen holds one copy. */
    static Observed<List<XenCopy>> xen(String flags, int cpuSeconds, boolean helper) {
        return Observed.known(
                List.of(new XenCopy(7, "web1", new XenState(flags), Duration.ofSeconds(cpuSeconds), helper)),
                "xl list -v");
    }

    /** Xen holds nothing. */
    static Observed<List<XenCopy>> nothing() {
        return Observed.known(List.of(), "xl list -v");
    }

    /** Neither word knows the guest. */
    static Sighting gone() {
        return absent().withXen(nothing());
    }
}
