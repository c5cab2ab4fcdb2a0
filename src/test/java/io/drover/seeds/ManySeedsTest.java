package io.drover.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many seeds as one likes, {@code -Pseeds -Dseeds=A..B}, or one of them in full, {@code -Dreplay=SEED}. */
@Tag("seeds")
class ManySeedsTest {
    private static final int MOST_SHOWN = 20;

    @Test
    void nothingBreaks() {
        if (System.getProperty("replay") != null) {
            replay(Long.getLong("replay", 0));
            return;
        }
        String[] range = System.getProperty("seeds", "1..10000").split("\\.\\.", 2);
        long first = Long.parseLong(range[0]);
        long last = Long.parseLong(range[range.length - 1]);
        Map<String, Integer> ended = new TreeMap<>();
        long began = System.nanoTime();

        List<Verdict> broken = SeedRun.broken(first, last, ended);

        double minutes = (System.nanoTime() - began) / 60e9;
        System.out.printf(
                "%d seeds, %d broken, %.0f a minute, migrations ended as %s%n",
                last - first + 1, broken.size(), (last - first + 1) / minutes, ended);
        assertThat(broken.stream().limit(MOST_SHOWN).toList()).isEmpty();
    }

    private static void replay(long seed) {
        Verdict verdict = new SeededWorld(seed, Launcher.PRODUCTION).run();
        verdict.trace().lines().forEach(System.out::println);
        System.out.println("trace " + verdict.trace().hash());
        assertThat(verdict.violation()).isEmpty();
    }
}
