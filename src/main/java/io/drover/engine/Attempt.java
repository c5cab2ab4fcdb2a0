package io.drover.engine;

import io.drover.model.GuestState;
import io.drover.model.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often the engine has asked the same question, and what it saw the last time. An effect carries it out and the answering
 * event brings it back, so that deciding needs no memory beside the journal.
 *
 * @param number from 1
 * @param since when the first was made
 * @param lastSource what the source said the time before
 */
record Attempt(int number, Instant since, Optional<Sighting> lastSource) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 3;

    static Attempt first(Instant now) {
        return new Attempt(1, now, Optional.empty());
    }

    Attempt next(Sighting source) {
        return new Attempt(number + 1, since, Optional.of(source));
    }

    Attempt next() {
        return new Attempt(number + 1, since, lastSource);
    }

    /** One second before the second attempt, then doubling up to eight. */
    Duration pause() {
        return number == 1 ? Duration.ZERO : SHORTEST.multipliedBy(1L << Math.min(number - 2, DOUBLINGS));
    }

    Duration lasted(Instant now) {
        return Duration.between(since, now);
    }

    /**
     * Whether the guest used processor time on the source since the time before: then Xen runs it, whatever is said. One that is said to be paused
     * now and was not before may have used it before it was paused.
     */
    boolean sawWork(Sighting source) {
        return lastSource.isPresent()
                && lastSource.get() instanceof Sighting.Present before
                && source instanceof Sighting.Present now
                && (!now.is(GuestState.PAUSED) || before.is(GuestState.PAUSED))
                && now.cpuTime().compareTo(before.cpuTime()) > 0;
    }
}
