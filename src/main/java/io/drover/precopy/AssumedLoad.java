package io.drover.precopy;

import io.drover.model.Load;
import io.drover.model.Observed;

/**
 * What is assumed of a guest whose load nobody has measured. The band is wide on purpose: neither Xen's nor libvirt's
 * ordinary interfaces tell how a guest writes to its memory, so a prediction made from this is a guess, and only its bounds
 * can be relied on.
 *
 * @param expected for the prediction: 16 MiB/s into a sixteenth of the memory, or what past migrations suggest
 * @param heaviest for the bounds: all of the memory rewritten within any round
 */
public record AssumedLoad(Load expected, Load heaviest) {
    private static final long EXPECTED_DIRTY_BYTES_PER_SECOND = 16L << 20;
    private static final long EXPECTED_SHARE = 16;

    /** A load that was observed, which is both; or the assumption for a guest of that many bytes. */
    public static AssumedLoad of(Observed<Load> observed, long memoryBytes) {
        return observed.asOptional().map(load -> new AssumedLoad(load, load)).orElseGet(() -> of(memoryBytes));
    }

    /** The assumption for a guest of that many bytes. */
    public static AssumedLoad of(long memoryBytes) {
        return new AssumedLoad(
                new Load(EXPECTED_DIRTY_BYTES_PER_SECOND, memoryBytes / EXPECTED_SHARE),
                new Load(Long.MAX_VALUE, memoryBytes));
    }
}
