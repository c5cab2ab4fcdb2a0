package io.drover.precopy;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Xen's pre-copy in figures. With memory M, rate B, and d(t) = min(W, D t) written in t seconds, round 1 sends M and round
 * k+1 what was written during round k, until {@link XenRule} suspends the guest; the rest follows while it is suspended. Hence
 * M/B ≤ time ≤ (M + 5W)/B, overheads aside, and at most M + 5W bytes.
 */
public final class PreCopy {
    private PreCopy() {}

    /**
     * Predicts a migration of a guest whose load is known.
     *
     * @param memoryBytes memory the guest has now; all of it is sent, used or not
     * @param load how it writes to it
     * @param bytesPerSecond what the link will give to this one migration
     * @throws IllegalArgumentException if memory or rate is not positive, or the load is negative
     */
    public static Prediction predict(long memoryBytes, Load load, long bytesPerSecond, Overheads overheads) {
        requirePositive("memory", memoryBytes);
        requirePositive("rate", bytesPerSecond);
        requireNotNegative(load);
        List<Round> rounds = rounds(memoryBytes, load, bytesPerSecond);
        long live = rounds.stream().mapToLong(Round::bytes).sum();
        long rest = rounds.get(rounds.size() - 1).dirtiedBytes();
        Duration downtime = XenRule.time(rest, bytesPerSecond).plus(overheads.down());
        Duration duration = rounds.stream()
                .map(Round::duration)
                .reduce(overheads.total(), Duration::plus)
                .plus(XenRule.time(rest, bytesPerSecond));
        long most = XenRule.mostBytes(load, memoryBytes);
        return new Prediction(rounds, live + rest, duration, downtime, longest(most, bytesPerSecond, overheads), most);
    }

    /**
     * Predicts a migration of a guest whose load may be unknown: then it is {@link AssumedLoad}'s expected one, and the bounds
     * are those of the heaviest load there can be.
     */
    public static Prediction predict(long memoryBytes, Observed<Load> load, long bytesPerSecond, Overheads overheads) {
        return predict(memoryBytes, AssumedLoad.of(load, memoryBytes), bytesPerSecond, overheads);
    }

    /** Predicts a migration of a guest of which one load is expected, and another could be at worst. */
    public static Prediction predict(long memoryBytes, AssumedLoad load, long bytesPerSecond, Overheads overheads) {
        Prediction expected = predict(memoryBytes, load.expected(), bytesPerSecond, overheads);
        long most = XenRule.mostBytes(load.heaviest(), memoryBytes);
        return new Prediction(
                expected.rounds(),
                expected.bytes(),
                expected.duration(),
                expected.downtime(),
                longest(most, bytesPerSecond, overheads),
                most);
    }

    /**
     * The time that a transfer under way still needs: at least until all memory has gone over once, at most until the last
     * round that Xen's rule allows; empty while the rate is not known.
     *
     * @param memoryBytes memory the guest has
     * @param bytesSent what has gone over so far, or as much of it as could be seen
     * @param load how the guest writes to its memory; the widest bounds hold if that is not known
     * @param bytesPerSecond the rate seen
     */
    public static Optional<Progress.Remaining> remaining(
            long memoryBytes, long bytesSent, Observed<Load> load, long bytesPerSecond, Overheads overheads) {
        if (bytesPerSecond <= 0) {
            return Optional.empty();
        }
        long least = Math.max(0, memoryBytes - bytesSent);
        Load heaviest = AssumedLoad.of(load, memoryBytes).heaviest();
        long most = Math.max(0, XenRule.mostBytes(heaviest, memoryBytes) - bytesSent);
        Duration afterwards = overheads.down().plus(overheads.release());
        return Optional.of(new Progress.Remaining(
                XenRule.time(least, bytesPerSecond).plus(afterwards),
                XenRule.time(most, bytesPerSecond).plus(afterwards)));
    }

    /** The load to reckon with: the known one, or what is assumed of a guest of that size. */
    public static Load expected(Observed<Load> load, long memoryBytes) {
        return AssumedLoad.of(load, memoryBytes).expected();
    }

    private static List<Round> rounds(long memoryBytes, Load load, long bytesPerSecond) {
        List<Round> rounds = new ArrayList<>();
        long toSend = memoryBytes;
        XenRule.Next next = XenRule.Next.ROUND;
        while (next != XenRule.Next.SUSPEND) {
            Duration time = XenRule.time(toSend, bytesPerSecond);
            long dirtied = XenRule.dirtied(load, memoryBytes, time);
            rounds.add(new Round(toSend, time, dirtied));
            next = next == XenRule.Next.LAST_ROUND ? XenRule.Next.SUSPEND : XenRule.after(rounds.size(), dirtied);
            toSend = dirtied;
        }
        return rounds;
    }

    private static Duration longest(long bytes, long bytesPerSecond, Overheads overheads) {
        return XenRule.time(bytes, bytesPerSecond).plus(overheads.total());
    }

    private static void requirePositive(String field, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(field + " is " + value + "; it must be more than 0");
        }
    }

    private static void requireNotNegative(Load load) {
        if (load.dirtyBytesPerSecond() < 0 || load.workingSetBytes() < 0) {
            throw new IllegalArgumentException("load is " + load + "; neither figure may be negative");
        }
    }
}
