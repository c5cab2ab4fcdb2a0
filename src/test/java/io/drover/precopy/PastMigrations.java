package io.drover.precopy;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Outcomes drawn from a truth that a test knows: a stream's rate, what a migration takes besides, and how guests write. It reckons them by
 * itself, and shares nothing with what learns from them.
 */
final class PastMigrations {
    static final Link THERE = new Link(new HostName("xen1"), new HostName("xen2"));
    static final Link BACK = new Link(new HostName("xen2"), new HostName("xen1"));
    static final double MIB = 1 << 20;
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final SplittableRandom random;
    final double bytesPerSecond;
    final double overhead;
    final double down;
    double noise;
    double outliers;
    boolean counted;
    Optional<Double> release = Optional.empty();

    private PastMigrations(SplittableRandom random) {
        this.random = random;
        this.bytesPerSecond = MIB * Math.exp(random.nextDouble(Math.log(8), Math.log(100)));
        this.down = random.nextDouble(0.1, 6);
        this.overhead = down + random.nextDouble(0.5, 6);
    }

    static PastMigrations of(long seed) {
        return new PastMigrations(new SplittableRandom(seed));
    }

    PastMigrations noisyBy(double part) {
        noise = part;
        return this;
    }

    PastMigrations withOutliers(double part) {
        outliers = part;
        return this;
    }

    PastMigrations lettingGoFor(double seconds) {
        release = Optional.of(seconds);
        return this;
    }

    PastMigrations counted() {
        counted = true;
        return this;
    }

    static GuestId guest(int number) {
        return new GuestId(new UUID(7, number));
    }

    double seconds(double memory, double sends) {
        return overhead + memory * sends / bytesPerSecond;
    }

    /** So many migrations of calm guests of 128 MiB to 4 GiB, each of another guest. */
    List<Outcome> calm(int number) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int each = 0; each < number; each++) {
            outcomes.add(one(THERE, each, Math.floor(random.nextDouble(128, 4096)) * MIB, 1));
        }
        return outcomes;
    }

    /** One migration of a guest that sends so many times its memory. */
    Outcome one(Link link, int guest, double memory, double sends) {
        double times = 1 + noise * (random.nextDouble() + random.nextDouble() - 1);
        if (random.nextDouble() < outliers) {
            times *= random.nextDouble(2, 8);
        }
        return new Outcome(
                link,
                guest(guest),
                Math.round(memory),
                counted ? Optional.of(Math.round(memory * sends)) : Optional.empty(),
                time(seconds(memory, sends) * times),
                Optional.of(time(down * times)),
                release.map(PastMigrations::time),
                START.plusSeconds(60L * guest));
    }

    static Duration time(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
