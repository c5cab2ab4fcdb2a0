package io.drover.precopy;

import static io.drover.precopy.PastMigrations.BACK;
import static io.drover.precopy.PastMigrations.MIB;
import static io.drover.precopy.PastMigrations.THERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestId;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The course of the lab's part {@code predict}, on paper: small slow hosts, five guests for calibration, then eight that never moved. What
 * really happens comes from {@link PageCount}; nobody tells bytes or loads.
 */
class ToAndFroTest {
    private static final long GIGABIT = 116_508_444;
    private static final double PAGE = 4096;

    /** MiB, pages written a second, MiB they are written to, and whether it begins at the other host. */
    private static final int[][] CALIBRATION = {
        {128, 0, 8, 0}, {512, 500, 32, 1}, {256, 2000, 16, 0}, {192, 1000, 32, 1}, {384, 100, 16, 0}
    };

    private static final int[][] UNSEEN = {
        {160, 200, 8, 0}, {448, 0, 8, 1}, {224, 1500, 24, 0}, {320, 800, 32, 1},
        {144, 0, 8, 0}, {288, 2000, 32, 1}, {416, 300, 16, 0}, {352, 1200, 24, 1}
    };

    /** One lab: its rate, what a migration takes there, and how far two migrations of the same guest differ. */
    private static final class Lab {
        private final SplittableRandom random;
        private final double pagesPerSecond;
        private final double down;
        private final double besides;
        private final double noise;
        private final List<Outcome> outcomes = new ArrayList<>();
        private int guests;
        private int near;
        private int nearDown;
        private int unseen;

        Lab(long seed, double noise) {
            this.random = new SplittableRandom(seed);
            this.noise = noise;
            this.pagesPerSecond = random.nextDouble(9, 25) * MIB / PAGE;
            this.down = random.nextDouble(4, 7);
            this.besides = random.nextDouble(1, 4);
        }

        private double roughly() {
            return 1 + noise * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 2;
        }

        void go(int[][] these, int ways, boolean judged) {
            for (int[] guest : these) {
                GuestId id = new GuestId(new UUID(3, guests++));
                for (int way = 0; way < ways; way++) {
                    move(guest, id, (way + guest[3]) % 2 == 0 ? THERE : BACK, judged);
                }
            }
        }

        private void move(int[] guest, GuestId id, Link link, boolean judged) {
            long memory = guest[0] * (long) MIB;
            Expectation expectation = Lessons.of(outcomes, Overheads.STANDARD).on(Map.of(link, GIGABIT));
            Prediction told = PreCopy.predict(
                    memory,
                    expectation.load(id, Observed.unknown("nobody told"), memory),
                    expectation.stream(link.to(), GIGABIT),
                    expectation.overheads());
            PageCount sent = PageCount.of(guest[0] * MIB / PAGE, guest[2] * MIB / PAGE, guest[1], pagesPerSecond);
            double stood = down * roughly();
            double took = besides + stood + sent.seconds() * roughly();
            if (judged) {
                unseen++;
                near += Math.abs(took / seconds(told.duration()) - 1) <= 0.1 ? 1 : 0;
                double off = Math.abs(stood - seconds(told.downtime()));
                nearDown += off <= Math.max(0.25 * seconds(told.downtime()), 0.05) ? 1 : 0;
            }
            outcomes.add(new Outcome(
                    link,
                    id,
                    memory,
                    Optional.empty(),
                    PastMigrations.time(took),
                    Optional.of(PastMigrations.time(stood)),
                    Optional.empty(),
                    Instant.ofEpochSecond(60L * outcomes.size())));
        }

        private static double seconds(Duration time) {
            return time.toNanos() / 1e9;
        }
    }

    @Test
    void nineInTenOfGuestsThatNeverMovedAreForetoldWithinATenth() {
        int near = 0;
        int nearDown = 0;
        int unseen = 0;
        for (long seed = 0; seed < 200; seed++) {
            // Given
            Lab lab = new Lab(seed, 0.03);
            lab.go(CALIBRATION, 3, false);
            // When
            lab.go(UNSEEN, 2, true);
            // Then
            near += lab.near;
            nearDown += lab.nearDown;
            unseen += lab.unseen;
        }
        assertThat((double) near / unseen).isGreaterThan(0.9);
        assertThat((double) nearDown / unseen).isGreaterThan(0.98);
    }
}
