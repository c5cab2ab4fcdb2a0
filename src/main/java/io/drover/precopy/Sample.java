package io.drover.precopy;

import io.drover.model.GuestId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An outcome as numbers.
 *
 * @param sent bytes that were sent, or where nobody counted them the guest's memory
 * @param seconds from order to end
 * @param down seconds of downtime, where known
 * @param release seconds of letting go, where known
 * @param weight how much it counts
 */
record Sample(
        Outcome outcome, double sent, double seconds, Optional<Double> down, Optional<Double> release, double weight) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** After so many newer ones an outcome counts half. */
    private static final double HALF_AFTER = 20;

    /** The outcomes, newest first, as numbers. Where not everybody's bytes were counted, memory stands for all. */
    static List<Sample> of(List<Outcome> newestFirst) {
        boolean counted = areCounted(newestFirst);
        return IntStream.range(0, newestFirst.size())
                .mapToObj(age -> of(newestFirst.get(age), counted, Math.pow(2, -age / HALF_AFTER)))
                .toList();
    }

    static boolean areCounted(List<Outcome> outcomes) {
        return outcomes.stream().allMatch(outcome -> outcome.bytes().isPresent());
    }

    private static Sample of(Outcome outcome, boolean counted, double weight) {
        double memory = outcome.memoryBytes();
        return new Sample(
                outcome,
                counted ? outcome.bytes().map(Long::doubleValue).orElse(memory) : memory,
                seconds(outcome.duration()),
                outcome.downtime().map(Sample::seconds),
                outcome.release().map(Sample::seconds),
                weight);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS_PER_SECOND;
    }

    double memory() {
        return outcome.memoryBytes();
    }

    GuestId guest() {
        return outcome.guest();
    }
}
