package io.drover.plan;

import io.drover.model.Host;
import io.drover.model.Observed;

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

    /** What an operator needs to know to trust the rate: nothing if it is known, else what is assumed and why. */
    static String caveat(Host host) {
        var link = host.linkBytesPerSecond();
        if (link instanceof Observed.Known<Long> known && known.value() > 0) {
            return "";
        }
        return " (assumed 1 Gb/s: " + link.basis() + ")";
    }
}
