package io.drover.model;

import java.util.List;

/**
 * How a set of hosts can be emptied batch by batch, so that each can be upgraded and take guests again before the next batch. Each batch
 * is a drain of its own, planned on the fleet as it will be once those before it are over.
 *
 * @param batches in their order; where one would leave guests behind, or keep no reserve though it has to, it is the last, and the hosts
 *     after it are not planned
 * @param guests how many were on these hosts at first, running
 * @param migrations how many there are in all batches; a guest that finds no room on a host that need not be emptied any more moves again
 * @param unplanned the hosts after such a batch
 */
public record UpgradePlan(List<Batch> batches, int guests, int migrations, List<HostName> unplanned) {
    public UpgradePlan {
        batches = List.copyOf(batches);
        unplanned = List.copyOf(unplanned);
    }

    /**
     * Hosts that are empty at the same time.
     *
     * @param plan their drain
     * @param avoided the hosts that take guests only where no other has room: those that are to be emptied later, and such as were named
     */
    public record Batch(Plan plan, List<HostName> avoided) {
        public Batch {
            avoided = List.copyOf(avoided);
        }

        /** The hosts. */
        public List<HostName> hosts() {
            return plan.purpose().hosts();
        }

        /** Whether it leaves nobody behind, and keeps a reserve if it has to. */
        public boolean isPossible() {
            return plan.stranded().isEmpty()
                    && plan.reserve().map(Reserve::isKept).orElse(true);
        }
    }

    /** Whether every host can be emptied. */
    public boolean isComplete() {
        return unplanned.isEmpty() && batches.stream().allMatch(Batch::isPossible);
    }
}
