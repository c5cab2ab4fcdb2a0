package io.drover.precopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.model.Load;
import io.drover.model.Overheads;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HabitTest {
    private static final long MIB = 1L << 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void theLoadThatIsFoundSendsWhatTheTrueOneSends(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            // Given: what a guest with some load was seen to send, in all and at the end
            long memory = random.nextLong(64, 8192) * MIB;
            long rate = random.nextLong(5, 1000) * MIB;
            var truth = new Load(random.nextLong(0, 2 * rate), random.nextLong(0, memory));
            var seen = PreCopy.predict(memory, truth, rate, Overheads.NONE);
            double rest = seen.rounds().get(seen.rounds().size() - 1).dirtiedBytes();
            // When
            var load = new Habit((double) seen.bytes() / memory, rest).load((double) memory, (double) rate);
            // Then
            var told = PreCopy.predict(memory, load, rate, Overheads.NONE);
            double restTold = told.rounds().get(told.rounds().size() - 1).dirtiedBytes();
            assertThat((double) told.bytes() / seen.bytes())
                    .as("%s: %s for %s", seed, load, truth)
                    .isCloseTo(1, within(0.02));
            assertThat(restTold).as("%s: %s for %s", seed, load, truth).isCloseTo(rest, within(0.02 * memory));
        }
    }
}
