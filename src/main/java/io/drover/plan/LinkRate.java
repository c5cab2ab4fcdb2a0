package io.drover.plan;

import io.drover.model.Host;

/** What a host's migration link carries in one direction. */
public final class LinkRate {
    private static final long MEGABITS = 1000;
    private static final long MIB = 1L << 20;

    /**
     * Bytes a second assumed of a link that nobody told: 1 Gb/s, of which a transfer gets its Mbit/s divided by 9 in MiB/s, 93 %
     * of the line.
     */
    public static final long ASSUMED = MEGABITS * MIB / 9;

    private LinkRate() {}

    /** The rate of a host's link in bytes a second: the one known, or the one assumed. */
    public static long of(Host host) {
        return host.linkBytesPerSecond().asOptional().filter(rate -> rate > 0).orElse(ASSUMED);
    }

    /** The rate that one migration alone gets from one host to another, in bytes a second. */
    public static long between(Host from, Host to) {
        return Math.min(of(from), of(to));
    }

    /**
     * How many migrations may go over a host's link at once in one direction: as many as the limit says, or one if nobody told what the link carries.
     * A single stream may be all of it, and then a second one would only lengthen both guests' downtime.
     */
    static int atOnce(Host host, int limit) {
        return isKnown(host) ? limit : 1;
    }

    private static boolean isKnown(Host host) {
        return host.linkBytesPerSecond().asOptional().filter(rate -> rate > 0).isPresent();
    }

    /** What an operator needs to know to trust the rate: nothing if it is known, else what is assumed and why. */
    static String caveat(Host host) {
        return isKnown(host)
                ? ""
                : " (assumed 1 Gb/s: " + host.linkBytesPerSecond().basis() + ")";
    }
}
