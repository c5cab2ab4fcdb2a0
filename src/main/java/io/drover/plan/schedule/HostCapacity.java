package io.drover.plan.schedule;

/**
 * What a host can take and carry.
 *
 * @param name its name, for people
 * @param freeBytes memory that nobody has or has spoken for
 * @param freeVcpus virtual processors that it may still take
 * @param bytesPerSecond what its link carries in each direction
 * @param streamBytesPerSecond what a single migration can make of it at most
 * @param mostLeaving migrations away from it at once
 * @param mostArriving migrations to it at once
 */
public record HostCapacity(
        String name,
        long freeBytes,
        int freeVcpus,
        long bytesPerSecond,
        long streamBytesPerSecond,
        int mostLeaving,
        int mostArriving) {

    public HostCapacity {
        requirePositive(name, "bytesPerSecond", bytesPerSecond);
        requirePositive(name, "streamBytesPerSecond", streamBytesPerSecond);
        requirePositive(name, "mostLeaving", mostLeaving);
        requirePositive(name, "mostArriving", mostArriving);
    }

    private static void requirePositive(String name, String field, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    field + " of host " + name + " is " + value + "; it must be more than 0");
        }
    }

    /** The rate of one migration that has the link to itself, in bytes a second. */
    long alone() {
        return Math.min(bytesPerSecond, streamBytesPerSecond);
    }

    /** The same with so much more room. */
    HostCapacity with(long moreBytes, int moreVcpus) {
        return new HostCapacity(
                name,
                freeBytes + moreBytes,
                freeVcpus + moreVcpus,
                bytesPerSecond,
                streamBytesPerSecond,
                mostLeaving,
                mostArriving);
    }
}
