package io.drover.precopy;

import io.drover.model.GuestId;
import io.drover.model.Load;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How guests' migrations went, at the rate at which they did.
 *
 * @param usual half of them sent less
 * @param own of each guest that moved, its own
 * @param bytesPerSecond the rate of a single stream
 */
record Habits(Habit usual, Map<GuestId, Habit> own, double bytesPerSecond) {

    /**
     * @param down seconds of downtime that are no bytes
     * @param counted whether the samples tell bytes; else only their times suggest them
     */
    static Habits of(List<Sample> samples, Line line, double rate, double down, boolean counted) {
        Measure measure = new Measure(line, rate, down, counted);
        Habit usual = measure.middle(samples);
        Map<GuestId, Habit> own = new HashMap<>();
        samples.stream()
                .collect(Collectors.groupingBy(Sample::guest))
                .forEach((guest, its) -> own.put(guest, measure.middle(its).mixedWith(usual, its.size())));
        return new Habits(usual, Map.copyOf(own), rate);
    }

    /** The same, and how guests went elsewhere that are not known here. */
    Habits knowing(Map<GuestId, Habit> elsewhere) {
        Map<GuestId, Habit> all = new HashMap<>(elsewhere);
        all.putAll(own);
        return new Habits(usual, Map.copyOf(all), bytesPerSecond);
    }

    private record Measure(Line line, double rate, double down, boolean counted) {

        Habit middle(List<Sample> samples) {
            Weighed sends = new Weighed();
            Weighed rests = new Weighed();
            for (Sample sample : samples) {
                double sent = counted ? sample.sent() : (sample.seconds() - line.overhead()) * rate;
                sends.add(sent / sample.memory(), sample.weight());
                sample.down().ifPresent(stood -> rests.add((stood - down) * rate, sample.weight()));
            }
            return new Habit(sends.median(1), rests.median(0));
        }
    }

    /** The load by which a guest of that size would send what is expected of it. */
    Load load(GuestId guest, long memoryBytes) {
        return Optional.ofNullable(own.get(guest)).orElse(usual).load((double) memoryBytes, bytesPerSecond);
    }
}
