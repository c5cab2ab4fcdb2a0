package io.drover.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a run may do.
 *
 * @param limits how much at once, and how many virtual processors
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
     * How much at once, as far as hosts have to bear it. Two migrations that share a link lengthen each other's downtime and gain no time, since Xen
     * stops after five live rounds whatever is left; but that the plan sees to, which knows what each link carries. Xen lets guests have more virtual
     * processors than there are; so there is no limit to these unless one is set.
     *
     * <p>A migration counts until its guest runs at the destination.
     *
     * @param perSource migrations that leave one host
     * @param perDestination migrations that arrive at one host
     * @param perRun migrations in the whole run
     * @param vcpusPerThread virtual processors that active guests may have for each hardware thread of their host
     */
    public record Limits(int perSource, int perDestination, int perRun, Optional<Double> vcpusPerThread) {
        /** More for each thread would be no limit. */
        private static final int MOST_VCPUS_PER_THREAD = 1_000;

        /** So that a tenth of ten threads is one. */
        private static final double ROUNDING = 1e-9;

        /**
         * Ten that leave a host: what fills a fast link to slow receivers, and what libvirtd's twenty workers bear beside looks. One that arrives, so
         * that the memory which the host lacks tells how far it is. 128 a run.
         */
        public static final Limits STANDARD = new Limits(10, 1, 128);

        public Limits {
            requirePositive("perSource", perSource);
            requirePositive("perDestination", perDestination);
            requirePositive("perRun", perRun);
            vcpusPerThread.ifPresent(Limits::requirePositive);
        }

        /** Limits to migrations alone. */
        public Limits(int perSource, int perDestination, int perRun) {
            this(perSource, perDestination, perRun, Optional.empty());
        }

        /** The virtual processors that active guests may have on a host with these processors, if that is limited. */
        public OptionalInt mostVcpus(Cpu cpu) {
            return vcpusPerThread.isPresent()
                    ? OptionalInt.of((int) Math.floor(vcpusPerThread.get() * cpu.threads() + ROUNDING))
                    : OptionalInt.empty();
        }

        private static void requirePositive(double value) {
            if (!(value > 0 && value <= MOST_VCPUS_PER_THREAD)) {
                throw new IllegalArgumentException("limit vcpusPerThread is " + value + "; it must be more than 0, and "
                        + MOST_VCPUS_PER_THREAD + " at most");
            }
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
