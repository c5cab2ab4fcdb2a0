package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Fix;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Mending;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the journal says is true: the fold of all its facts.
 *
 * @param runs all runs by identity, open and closed
 * @param cordons cordoned hosts with the reason
 * @param mended what Drover mended and has not undone, oldest first
 * @param requests the requests with a key that were accepted lately
 */
public record State(
        SortedMap<RunId, Run> runs,
        SortedMap<HostName, String> cordons,
        List<Mending> mended,
        AcceptedRequests requests) {

    public State {
        mended = List.copyOf(mended);
    }

    /** Before the first fact. */
    public static final State EMPTY = new State(new TreeMap<>(), new TreeMap<>(), List.of(), AcceptedRequests.NONE);

    State withRequests(AcceptedRequests accepted) {
        return new State(runs, cordons, mended, accepted);
    }

    /** The state after one more fact, which became true at that moment. */
    public State after(Fact fact, Instant at) {
        return Fold.fold(this, fact, at);
    }

    /** The state after one more fact of the journal. */
    public State after(Recorded recorded) {
        return after(recorded.fact(), recorded.at());
    }

    /** The run of that identity, if there is one. */
    public Optional<Run> run(RunId id) {
        return Optional.ofNullable(runs.get(id));
    }

    /** The migration of that identity, if there is one. */
    public Optional<Migration> migration(MigrationId id) {
        return run(id.run()).flatMap(run -> run.migration(id));
    }

    /** Whether a fix is on the list of what is to be undone. */
    boolean isMending(Fix fix) {
        return mended.stream().anyMatch(mending -> mending.fix().equals(fix));
    }

    /** All migrations that hosts may be working on. */
    public Stream<Migration> inFlight() {
        return runs.values().stream()
                .flatMap(run -> run.migrations().stream())
                .filter(migration -> migration.phase().isInFlight());
    }

    /** The migration that moves this guest now, if one does. */
    public Optional<Migration> inFlight(GuestId guest) {
        return inFlight()
                .filter(migration -> migration.move().guest().equals(guest))
                .findFirst();
    }

    /** The runs that have not ended. */
    public Stream<Run> open() {
        return runs.values().stream().filter(run -> run.closed().isEmpty());
    }
}
