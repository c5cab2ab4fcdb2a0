package io.drover.seeds;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** What a seed decides, one question after the other. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** A chance of its own, so that more questions here change no answers there. */
    Chance split() {
        return new Chance(random.split());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T of(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    Duration millis(int least, int most) {
        return Duration.ofMillis(between(least, most));
    }

    Duration seconds(int least, int most) {
        return millis(least * 1000, most * 1000);
    }
}
