package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Sighting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How often the engine has asked the same question, and what it saw the last time. An effect carries it out and the answering
 * event brings it back, so that deciding needs no memory beside the journal.
 *
 * @param tries how often the migration had been begun again when it was first asked
 * @param number from 1
 * @param since when the first was made, by the clock that only counts: a clock that is set must not end patience
 * @param last what was seen the time before
 * @param trouble why the last chore of this question failed, if it did
 * @param restarted whose toolstacks were restarted for this question, each of which is done once
 * @param restarting whose toolstack is being restarted
 * @param suspicious whether a job that no look shows may hold the guest at the source
 */
record Attempt(
        int tries,
        int number,
        Duration since,
        Optional<Earlier> last,
        Optional<String> trouble,
        Set<HostName> restarted,
        Optional<HostName> restarting,
        boolean suspicious) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 3;

    Attempt {
        restarted = Set.copyOf(restarted);
    }

    /**
     * An earlier look.
     *
     * @param since when its ruling was first made, in an unbroken row of the same
     */
    record Earlier(Sighting source, Sighting destination, Ruling ruling, Duration since) {}

    static Attempt first(int tries, Duration now) {
        return new Attempt(tries, 1, now, Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), false);
    }

    /** The next one, after a look that was ruled so. */
    Attempt next(Event.BothSeen seen, Ruling ruling, Duration now) {
        Duration stands = now.minus(stood(ruling, now));
        return new Attempt(
                tries,
                number + 1,
                since,
                Optional.of(new Earlier(seen.source(), seen.destination(), ruling, stands)),
                trouble,
                restarted,
                Optional.empty(),
                suspicious);
    }

    Attempt next() {
        return new Attempt(tries, number + 1, since, last, trouble, restarted, Optional.empty(), suspicious);
    }

    /** The same one, with a job suspected that no look shows. */
    Attempt suspecting() {
        return new Attempt(tries, number, since, last, trouble, restarted, restarting, true);
    }

    /** The next one, after a chore that was done or failed. */
    Attempt after(Optional<String> failure) {
        Set<HostName> done = new TreeSet<>(restarted);
        restarting.filter(host -> failure.isEmpty()).ifPresent(done::add);
        return new Attempt(tries, number + 1, since, last, failure, done, Optional.empty(), suspicious);
    }

    /** The same one, with the order to restart that host's toolstack; if that fails, it was not. */
    Attempt restarting(HostName host) {
        return new Attempt(tries, number, since, last, trouble, restarted, Optional.of(host), suspicious);
    }

    /** One second before the second attempt, then doubling up to eight. */
    Duration pause() {
        return number == 1 ? Duration.ZERO : SHORTEST.multipliedBy(1L << Math.min(number - 2, DOUBLINGS));
    }

    Duration lasted(Duration now) {
        return now.minus(since);
    }

    /** How long every look has been ruled so. */
    Duration stood(Ruling ruling, Duration now) {
        return last.filter(earlier -> earlier.ruling() == ruling)
                .map(earlier -> now.minus(earlier.since()))
                .orElse(Duration.ZERO);
    }

    /** What both hosts are seen to hold now. */
    Reconciliation.Case caseOf(Event.BothSeen seen, LastFact fact) {
        return new Reconciliation.Case(
                Seen.of(seen.source(), last.map(Earlier::source)),
                Seen.of(seen.destination(), last.map(Earlier::destination)),
                fact);
    }
}
