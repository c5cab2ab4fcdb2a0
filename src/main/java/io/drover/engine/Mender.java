package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.port.Chore;
import java.time.Duration;
import java.util.Optional;

/** Lets Drover act where the table says that it may, for as long as that seems to help. Each step is in the journal before it is done. */
final class Mender {
    private final Patience patience;

    Mender(Patience patience) {
        this.patience = patience;
    }

    /** Whether it ordered something, or waits to. */
    boolean mends(Draft draft, Migration migration, Event.BothSeen seen, Ruling ruling) {
        Duration limit = patience.strangeness().plus(patience.settling());
        if (seen.attempt().stood(ruling, draft.counted()).compareTo(limit) > 0) {
            return false;
        }
        Look look = new Look(migration.move(), seen.source(), seen.destination());
        Optional<Errand> errand =
                Repair.next(ruling, look, LastFact.of(migration)).map(next -> unlocked(next, look, seen.attempt()));
        errand.ifPresent(next -> order(draft, migration, seen, ruling, next));
        return errand.isPresent();
    }

    /** Whether it restarts the source's toolstack, or waits to, because a job may hold the guest there that no look shows. */
    boolean unlocks(Draft draft, Migration migration, Event.BothSeen seen) {
        Attempt attempt = seen.attempt();
        boolean late = attempt.stood(Ruling.STAYED, draft.counted()).compareTo(patience.settling()) > 0;
        if (late
                || !attempt.suspicious()
                || isRestarted(attempt, migration.move().from())) {
            return false;
        }
        Look look = new Look(migration.move(), seen.source(), seen.destination());
        Optional<Errand> restart = Errand.restartAtSource(look);
        restart.ifPresent(errand -> order(draft, migration, seen, Ruling.STAYED, errand));
        return restart.isPresent();
    }

    private static void order(Draft draft, Migration migration, Event.BothSeen seen, Ruling ruling, Errand errand) {
        Attempt next = seen.attempt().next(seen, ruling, draft.counted());
        boolean restart = errand.chore() instanceof Chore.RestartToolstack;
        HostName host = errand.host();
        if (restart && (isRestarted(seen.attempt(), host) || isUsed(draft, migration, host))) {
            draft.look(migration, next);
            return;
        }
        draft.record(new Fact.StepOrdered(migration.id(), host, words(errand.chore()), evidence(migration, seen)));
        draft.perform(new Effect.DoChore(migration.id(), errand, restart ? next.restarting(host) : next));
    }

    /** What failed may have met a job that no look shows; the toolstack is restarted once before it is tried again. */
    private static Errand unlocked(Errand next, Look look, Attempt attempt) {
        boolean failed = attempt.trouble().isPresent() && !isRestarted(attempt, next.host());
        return failed ? Errand.restartAt(next.host(), look).orElse(next) : next;
    }

    /** What one restart did not mend, another will not. */
    private static boolean isRestarted(Attempt attempt, HostName host) {
        return attempt.restarted().contains(host);
    }

    /** A restart breaks a transfer that was just ordered; one whose memory is on the move is seen by the driver, which refuses. */
    private static boolean isUsed(Draft draft, Migration migration, HostName host) {
        return draft.state()
                .inFlight()
                .filter(other -> !other.id().equals(migration.id()))
                .filter(other -> other.phase() == Phase.COPYING || other.phase() == Phase.SWITCHING)
                .anyMatch(other ->
                        other.move().from().equals(host) || other.move().to().equals(host));
    }

    private static String words(Chore chore) {
        if (chore instanceof Chore.Destroy destroy) {
            return "destroy " + destroy.copy().inWords();
        }
        if (chore instanceof Chore.EndArrival end) {
            return "end the process that receives " + end.copy().inWords();
        }
        return chore instanceof Chore.RunOn runOn
                ? "let " + runOn.copy().inWords() + " run on"
                : "restart the toolstack, which leaves guests as they are";
    }

    private static String evidence(Migration migration, Event.BothSeen seen) {
        return migration.move().from() + " says: " + seen.source().inWords() + ". "
                + migration.move().to() + " says: " + seen.destination().inWords();
    }
}
