package io.drover.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a run may do.
 *
 * @param limits how much at once
 * @param onFailure whether to go on with the other guests when one fails
 * @param accepted checks whose UNKNOWN the operator accepts, by name
 * @param window the time that it is kept to, if it is
 * @param reserve whether a drain has to leave room for the guests of any one host that fails after it
 */
public record Policy(
        Limits limits, OnFailure onFailure, Set<CheckId> accepted, Optional<Window> window, boolean reserve) {

    public Policy {
        accepted = Set.copyOf(accepted);
    }

    /** A policy without a window. */
    public Policy(Limits limits, OnFailure onFailure, Set<CheckId> accepted) {
        this(limits, onFailure, accepted, Optional.empty());
    }

    /** A policy that asks for no reserve. */
    public Policy(Limits limits, OnFailure onFailure, Set<CheckId> accepted, Optional<Window> window) {
        this(limits, onFailure, accepted, window, false);
    }

    /** The same policy, with a reserve or without. */
    public Policy withReserve(boolean kept) {
        return new Policy(limits, onFailure, accepted, window, kept);
    }

    /**
     * A maintenance window. Nothing starts that by its plan would not end in it.
     *
     * @param ends when it ends
     * @param abort whether what is still being copied then is called off, which needs a login to its source's Dom0
     */
    public record Window(Instant ends, boolean abort) {}

    /** What happens to the rest of a run when a migration fails. */
    public enum OnFailure {
        CONTINUE,
        STOP
    }

    /**
     * Migrations at once. Two that share a link lengthen each other's downtime and gain no time, since Xen stops after five
     * live rounds whatever is left: so one is the default everywhere but for the whole run.
     *
     * @param perSource leaving one host
     * @param perDestination arriving at one host
     * @param perRun in the whole run
     */
    public record Limits(int perSource, int perDestination, int perRun) {
        /** One a host in each direction, sixteen a run. */
        public static final Limits STANDARD = new Limits(1, 1, 16);

        public Limits {
            requirePositive("perSource", perSource);
            requirePositive("perDestination", perDestination);
            requirePositive("perRun", perRun);
        }

        private static void requirePositive(String field, int value) {
            if (value < 1) {
                throw new IllegalArgumentException("limit " + field + " is " + value + "; it must be 1 or more");
            }
        }
    }

    /** Standard limits, going on after a failure, nothing accepted. */
    public static final Policy STANDARD = new Policy(Limits.STANDARD, OnFailure.CONTINUE, Set.of());
}
