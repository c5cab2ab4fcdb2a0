package io.drover.cli.http;

import io.drover.model.CheckId;
import io.drover.model.Policy;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator asks of a run; what is left out is the server's own choice.
 *
 * @param limits how much at once
 * @param onFailure what a failure means to the rest
 * @param accepted checks whose UNKNOWN is accepted
 * @param window the time that it is kept to
 * @param reserve whether a drain has to leave room for the guests of any one host that fails
 */
public record PolicyWish(
        Optional<Limits> limits,
        Optional<Policy.OnFailure> onFailure,
        Optional<Set<CheckId>> accepted,
        Optional<Policy.Window> window,
        Optional<Boolean> reserve) {

    /** The same wish, kept to a window. */
    public PolicyWish within(Policy.Window kept) {
        return new PolicyWish(limits, onFailure, accepted, Optional.of(kept), reserve);
    }

    /** The same wish, with a reserve or without, if that is said. */
    public PolicyWish reserving(Optional<Boolean> kept) {
        return new PolicyWish(limits, onFailure, accepted, window, kept);
    }

    /** Migrations at once: leaving a host, arriving at one, in the whole run; and virtual processors for each thread of a host. */
    public record Limits(
            Optional<Integer> perSource,
            Optional<Integer> perDestination,
            Optional<Integer> perRun,
            Optional<Double> vcpusPerThread) {
        /** Nothing is asked for. */
        public static final Limits NONE =
                new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
