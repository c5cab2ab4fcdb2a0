package io.drover.engine;

import io.drover.model.GuestState;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import java.time.Duration;

/** Decides from sightings of both hosts where a guest is, and looks again while they do not say. */
final class Watching {
    private final Patience patience;
    private final Settling settling;

    Watching(Patience patience, Settling settling) {
        this.patience = patience;
        this.settling = settling;
    }

    void decide(Draft draft, Event.BothSeen seen) {
        Migration migration = draft.migration(seen.migration());
        if (migration.phase() == Phase.SETTLING) {
            settling.decide(draft, migration, seen);
        } else if (isOpen(migration.phase())) {
            judge(draft, migration, seen);
        }
    }

    private static boolean isOpen(Phase phase) {
        return phase == Phase.VERIFYING || phase == Phase.UNKNOWN;
    }

    private void judge(Draft draft, Migration migration, Event.BothSeen seen) {
        Judgement judgement = Judgement.of(seen.source(), seen.destination(), seen.attempt());
        if (judgement == Judgement.ARRIVED) {
            arrived(draft, migration, seen);
        } else if (judgement == Judgement.STAYED) {
            stayed(draft, migration, seen.source());
        } else if (seen.attempt().lasted(draft.now()).compareTo(patienceFor(judgement)) < 0) {
            draft.look(migration, seen.attempt().next(seen.source()));
        } else {
            giveUp(draft, migration, seen, judgement);
        }
    }

    private void arrived(Draft draft, Migration migration, Event.BothSeen seen) {
        String proof = "seen running on " + migration.move().to() + " ("
                + seen.destination().inWords() + ") and not on "
                + migration.move().from() + " (" + seen.source().inWords() + ")";
        if (migration.phase() != Phase.VERIFYING) {
            draft.enter(migration.id(), Phase.VERIFYING, proof);
        }
        draft.enter(migration.id(), Phase.SETTLING, proof);
        settling.decide(draft, draft.migration(migration.id()), seen.restarted(draft.now()));
    }

    /** FAILED keeps the reason why the transfer failed, and adds the proof of where the guest is. */
    private static void stayed(Draft draft, Migration migration, Sighting source) {
        if (migration.phase() == Phase.VERIFYING) {
            draft.enter(
                    migration.id(),
                    Phase.UNKNOWN,
                    "the transfer was said to have succeeded, but the guest is not there");
        }
        String hint = source.is(GuestState.PAUSED)
                ? "; " + migration.move().from() + " says '" + source.inWords()
                        + "' although it runs: restart libvirtd there before moving it again"
                : "";
        String why = draft.migration(migration.id()).why();
        draft.enter(migration.id(), Phase.FAILED, why + "; " + Judgement.STAYED.words() + hint);
    }

    private Duration patienceFor(Judgement judgement) {
        return switch (judgement) {
            case SILENCE -> patience.silence();
            case UNDER_WAY -> patience.transfer();
            default -> patience.strangeness();
        };
    }

    private static void giveUp(Draft draft, Migration migration, Event.BothSeen seen, Judgement judgement) {
        if (migration.phase() == Phase.VERIFYING) {
            draft.enter(migration.id(), Phase.UNKNOWN, judgement.words());
        }
        String account = Account.of(draft.migration(migration.id()), seen.source(), seen.destination(), judgement);
        draft.enter(migration.id(), Phase.NEEDS_OPERATOR, account);
    }
}
