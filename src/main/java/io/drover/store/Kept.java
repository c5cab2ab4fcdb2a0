package io.drover.store;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Which old facts are left after some were removed on purpose, so that one that is lost is told from one that was removed.
 *
 * @param through the number up to which facts were removed; after it, none is missing
 * @param facts how many are left up to there
 * @param checksum CRC32C over their numbers and checksums, in order
 */
record Kept(long through, long facts, long checksum) {
    /** Nothing was ever removed. */
    static final Kept ALL = new Kept(0, 0, 0);

    /** Adds up what is left. */
    static final class Sum {
        private final CRC32C sum = new CRC32C();
        private long facts;

        void add(long sequence, long checksum) {
            sum.update((sequence + ":" + checksum + "\n").getBytes(StandardCharsets.US_ASCII));
            facts++;
        }

        Kept through(long sequence) {
            return new Kept(sequence, facts, sum.getValue());
        }
    }
}
