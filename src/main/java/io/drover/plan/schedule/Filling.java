package io.drover.plan.schedule;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What guests gain by going where not all find room: at most as much as if those came first who gain most for what they take, in parts if need be. */
final class Filling {
    private final double[] gains;
    private final double[] parts;
    private final int[] mostGainFirst;

    /**
     * Guests who would like to come.
     *
     * @param gains what each of them gains; who gains nothing stays away
     * @param parts what each of them takes of the room
     */
    Filling(double[] gains, double[] parts) {
        this.gains = gains;
        this.parts = parts;
        this.mostGainFirst = IntStream.range(0, parts.length)
                .filter(guest -> gains[guest] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer guest) -> -gains[guest] / Math.max(1, parts[guest]))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The most that those who may come can gain in so much room. */
    double most(double room, IntPredicate mayCome) {
        double gained = 0;
        double left = room;
        for (int guest : mostGainFirst) {
            if (mayCome.test(guest)) {
                gained += left >= parts[guest] ? gains[guest] : gains[guest] * left / parts[guest];
                left = Math.max(0, left - parts[guest]);
            }
        }
        return gained;
    }
}
