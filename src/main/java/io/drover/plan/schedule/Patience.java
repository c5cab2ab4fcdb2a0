package io.drover.plan.schedule;

import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether it is better to wait than to start with what others leave of a link: a rate is for the whole of a migration, and one that starts a
 * moment before they are over has little of it to the end.
 */
final class Patience {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<List<Timed>> sending = new ArrayList<>();
    private final List<List<Timed>> receiving = new ArrayList<>();

    /** Nothing is on the links of so many hosts. */
    Patience(int hosts) {
        for (int host = 0; host < hosts; host++) {
            sending.add(new ArrayList<>());
            receiving.add(new ArrayList<>());
        }
    }

    /**
     * A migration that could start.
     *
     * @param bytes that it sends at least
     * @param whole the rate of its path, in bytes a second like the shares that it could have now of the links of its source and its destination
     */
    record Chance(int from, int to, double bytes, long whole, long outgoing, long incoming) {}

    void start(Timed move) {
        sending.get(move.from()).add(move);
        receiving.get(move.to()).add(move);
    }

    void arrive(Timed move) {
        sending.get(move.from()).remove(move);
        receiving.get(move.to()).remove(move);
    }

    /** Whether somebody would be over sooner if he started when one of those on his links has arrived, and had what they leave. */
    boolean isRewarded(Chance chance, long now) {
        double outgoing = (double) chance.outgoing();
        double incoming = (double) chance.incoming();
        double soonest = now + nanos(chance, Math.min(outgoing, incoming));
        for (var move : besides(chance)) {
            outgoing += move.from() == chance.from() ? move.bytesPerSecond() : 0;
            incoming += move.to() == chance.to() ? move.bytesPerSecond() : 0;
            if (move.arrivalNanos() + nanos(chance, Math.min(outgoing, incoming)) < soonest) {
                return true;
            }
        }
        return false;
    }

    private static double nanos(Chance chance, double rate) {
        return chance.bytes() / Math.min((double) chance.whole(), rate) * NANOS_PER_SECOND;
    }

    private List<Timed> besides(Chance chance) {
        List<Timed> besides = new ArrayList<>(sending.get(chance.from()));
        receiving.get(chance.to()).stream()
                .filter(move -> move.from() != chance.from())
                .forEach(besides::add);
        besides.sort(Comparator.comparingLong(Timed::arrivalNanos));
        return besides;
    }
}
