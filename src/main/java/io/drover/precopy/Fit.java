package io.drover.precopy;

import io.drover.model.Overheads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What outcomes say together.
 *
 * @param samples the outcomes, newest first
 * @param line how long a migration takes
 * @param rate bytes a second of a single stream
 * @param down seconds of downtime that are no bytes
 * @param release seconds that a source takes to let go, half of all no longer, where any are known
 * @param habits how guests went beside that
 */
record Fit(List<Sample> samples, Line line, double rate, double down, Optional<Double> release, Habits habits) {
    /** With so many of its own, a link's rate is not that of all. */
    private static final int FEWEST_FOR_A_RATE = 8;

    /** How far the calmest reach. */
    private static final double CALM = 0.2;

    /** Of what is usual, the calmest are taken to take so much at least: no more than half of all bytes are put down to writing. */
    private static final double CALMEST = 0.5;

    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * @param most bytes a second that no stream exceeds
     * @param assumed what a migration is taken to cost besides its bytes where the outcomes do not tell
     */
    static Fit of(List<Outcome> newestFirst, double most, Overheads assumed) {
        List<Sample> samples = Sample.of(newestFirst);
        boolean counted = Sample.areCounted(newestFirst);
        double down =
                down(samples, counted ? CALM : Weighed.MIDDLE, assumed.down().toNanos() / NANOS_PER_SECOND);
        Line line = Line.through(
                samples, down, assumed.setup().plus(assumed.release()).toNanos() / NANOS_PER_SECOND);
        double rate = 1 / (line.perByte() * (counted ? 1 : calmest(samples, line)));
        if (rate > most) {
            line = Line.withSlope(samples, Math.max(line.perByte(), 1 / most), down);
            rate = most;
        }
        return new Fit(samples, line, rate, down, release(samples), Habits.of(samples, line, rate, down, counted));
    }

    private static double down(List<Sample> samples, double share, double otherwise) {
        Weighed known = new Weighed();
        samples.forEach(sample -> sample.down().ifPresent(down -> known.add(down, sample.weight())));
        return known.quantile(share, otherwise);
    }

    private static Optional<Double> release(List<Sample> samples) {
        Weighed known = new Weighed();
        samples.forEach(sample -> sample.release().ifPresent(release -> known.add(release, sample.weight())));
        return known.size() == 0 ? Optional.empty() : Optional.of(known.median(0));
    }

    /** What the calmest take beside what is usual, a fraction. */
    private static double calmest(List<Sample> samples, Line line) {
        Weighed shares = new Weighed();
        samples.forEach(sample ->
                shares.add((sample.seconds() - line.overhead()) / (line.perByte() * sample.sent()), sample.weight()));
        return Math.max(CALMEST, Math.min(1, shares.quantile(CALM, 1)));
    }

    /** What a single stream gets of each link of which enough is known; others are taken to give what all do. */
    Map<Link, Double> streams() {
        Map<Link, Double> streams = new HashMap<>();
        samples.stream()
                .collect(Collectors.groupingBy(sample -> sample.outcome().link()))
                .forEach((link, own) -> {
                    if (own.size() >= FEWEST_FOR_A_RATE) {
                        double usual = Line.withOverhead(own, line.overhead()).perByte();
                        streams.put(link, rate * line.perByte() / usual);
                    }
                });
        return streams;
    }
}
