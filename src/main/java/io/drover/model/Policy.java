package io.drover.model;

import java.util.Set;

/**
 * What a run may do.
 *
 * @param limits how much at once
 * @param onFailure whether to go on with the other guests when one fails
 * @param accepted checks whose UNKNOWN the operator accepts, by name
 */
public record Policy(Limits limits, OnFailure onFailure, Set<CheckId> accepted) {

    public Policy {
        accepted = Set.copyOf(accepted);
    }

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
