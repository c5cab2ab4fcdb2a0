package io.drover.seeds;

import java.util.Map;
import java.util.Optional;

/**
 * What came of a seed.
 *
 * @param seed which seed
 * @param violation what must never happen and did
 * @param trace all that happened until then
 * @param ended how many migrations ended in which phase
 */
public record Verdict(long seed, Optional<String> violation, Trace trace, Map<String, Integer> ended) {

    /** The seed, what broke, and how to see it again. */
    @Override
    public String toString() {
        return violation
                .map(what -> "seed " + seed + ": " + what + "\n" + String.join("\n", trace.lines()) + "\nseed " + seed
                        + ": " + what + "\nagain: deploy/drover-sim --replay " + seed)
                .orElse("seed " + seed + ": nothing broken, " + trace.lines().size() + " lines, trace " + trace.hash());
    }
}
