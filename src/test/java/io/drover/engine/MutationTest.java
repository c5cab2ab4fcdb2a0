package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.seeds.Launcher;
import io.drover.seeds.SeededWorld;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each deliberate bug is found by its seed, which finds nothing in the engine as it is. */
class MutationTest {
    private static final int MOST_SEEDS = 1_000;

    @ParameterizedTest
    @MethodSource("io.drover.engine.Mutant#all")
    void aSpoiledEngineIsFoundOut(Mutant mutant) {
        // When
        var verdict = new SeededWorld(mutant.seed(), mutant.launcher()).run();

        // Then
        assertThat(verdict.violation()).isPresent();
        assertThat(new SeededWorld(mutant.seed(), Launcher.PRODUCTION).run().violation())
                .isEmpty();
    }

    @Tag("seeds")
    @ParameterizedTest
    @MethodSource("io.drover.engine.Mutant#all")
    void theFirstSeedThatFindsItIsOneOfAThousand(Mutant mutant) {
        // When
        var found = LongStream.rangeClosed(1, MOST_SEEDS)
                .filter(seed -> new SeededWorld(seed, mutant.launcher())
                        .run()
                        .violation()
                        .isPresent())
                .findFirst();

        // Then
        System.out.println(mutant + ": seed " + found);
        assertThat(found).hasValue(mutant.seed());
    }
}
