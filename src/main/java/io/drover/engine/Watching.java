package io.drover.engine;

import io.drover.model.GuestState;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import java.time.Duration;
import java.util.stream.Collectors;

/** Decides from sightings of both hosts where a guest is, by the table of {@link Reconciliation}, and looks again while they do not say. */
final class Watching {
    /** Two looks are never at one moment on both hosts; what the second shows too is no hand-over between them. */
    private static final Duration A_SECOND_LOOK = Duration.ofSeconds(1);

    private final Patience patience;
    private final Settling settling;
    private final Mender mender;

    Watching(Patience patience, Settling settling) {
        this.patience = patience;
        this.settling = settling;
        this.mender = new Mender(patience);
    }

    void decide(Draft draft, Event.BothSeen seen) {
        Migration migration = draft.migration(seen.migration());
        if (isOpen(migration.phase())) {
            judge(draft, migration, seen);
        }
    }

    void choreEnded(Draft draft, Event.ChoreEnded ended) {
        Migration migration = draft.migration(ended.migration());
        if (migration.phase() == Phase.SETTLING) {
            settling.choreEnded(draft, migration, ended);
        } else if (isOpen(migration.phase())) {
            draft.look(migration, ended.attempt().after(ended.failure()));
        }
    }

    private static boolean isOpen(Phase phase) {
        return phase == Phase.VERIFYING || phase == Phase.UNKNOWN || phase == Phase.SETTLING;
    }

    private void judge(Draft draft, Migration migration, Event.BothSeen seen) {
        Ruling ruling = Reconciliation.of(seen.attempt().caseOf(seen, LastFact.of(migration)));
        if (ruling == Ruling.ARRIVED) {
            arrived(draft, migration, seen);
        } else if (ruling == Ruling.STAYED && seen.attempt().number() > 1) {
            if (!mender.unlocks(draft, migration, seen)) {
                stayed(draft, migration, seen);
            }
        } else if (!isEarly(draft, seen, ruling)
                && (isOthersBusiness(migration, ruling) || !mender.mends(draft, migration, seen, ruling))) {
            giveUp(draft, migration, seen, ruling);
        }
    }

    /** Somebody else's hand-over looks like one that broke off, and the copy that waits there may be let run at any time. */
    private static boolean isOthersBusiness(Migration migration, Ruling ruling) {
        return ruling == Ruling.GO_BACK && migration.course().rival().isPresent();
    }

    /** Looks again if the ruling has not stood long enough to follow from it. */
    private boolean isEarly(Draft draft, Event.BothSeen seen, Ruling ruling) {
        Attempt attempt = seen.attempt();
        boolean early = attempt.stood(ruling, draft.counted()).compareTo(patienceFor(ruling)) < 0
                && attempt.lasted(draft.counted()).compareTo(patience.transfer()) < 0;
        if (early) {
            if (ruling == Ruling.UNDER_WAY) {
                Transfers.follow(draft, draft.migration(seen.migration()));
            }
            draft.look(draft.migration(seen.migration()), attempt.next(seen, ruling, draft.counted()));
        }
        return early;
    }

    private void arrived(Draft draft, Migration migration, Event.BothSeen seen) {
        if (migration.phase() == Phase.SETTLING) {
            settling.decide(draft, migration, seen);
            return;
        }
        String proof = "seen running on " + migration.move().to() + " ("
                + seen.destination().inWords() + ") and not on "
                + migration.move().from() + " (" + seen.source().inWords() + ")";
        if (migration.phase() != Phase.VERIFYING) {
            draft.enter(migration.id(), Phase.VERIFYING, proof);
        }
        draft.enter(migration.id(), Phase.SETTLING, proof);
        settling.decide(draft, draft.migration(migration.id()), seen.restarted(draft.counted()));
    }

    /** FAILED keeps the reason why the transfer failed, and adds the proof of where the guest is. */
    private static void stayed(Draft draft, Migration migration, Event.BothSeen seen) {
        if (migration.phase() == Phase.VERIFYING) {
            draft.enter(
                    migration.id(),
                    Phase.UNKNOWN,
                    "the transfer was said to have succeeded, but the guest is not there");
        }
        String why = draft.migration(migration.id()).why();
        draft.enter(
                migration.id(),
                Phase.FAILED,
                why + "; " + Ruling.STAYED.meaning() + lie(migration, seen.source())
                        + sleeper(migration, seen.destination()));
    }

    private static String lie(Migration migration, Sighting source) {
        return source.is(GuestState.PAUSED)
                ? "; " + migration.move().from() + " says '" + source.inWords()
                        + "' although it runs: restart libvirtd there before moving it again"
                : "";
    }

    /** A warning of a definition that would start a second copy, if there is one. */
    static String sleeper(Migration migration, Sighting destination) {
        boolean starts = destination instanceof Sighting.Present present
                && present.definition().autostart();
        return starts
                ? "; CAUTION: " + migration.move().to()
                        + " keeps a definition of it with autostart, which would start a second copy when that host boots: virsh undefine "
                        + migration.move().guest() + " there"
                : "";
    }

    private Duration patienceFor(Ruling ruling) {
        return switch (ruling) {
            case SILENCE -> patience.silence();
            case UNDER_WAY -> patience.transfer();
            case TWICE -> A_SECOND_LOOK;
            default -> patience.strangeness();
        };
    }

    private static void giveUp(Draft draft, Migration migration, Event.BothSeen seen, Ruling ruling) {
        if (migration.phase() == Phase.VERIFYING) {
            draft.enter(migration.id(), Phase.UNKNOWN, ruling.meaning());
        }
        boolean unsettled = migration.phase() == Phase.SETTLING
                && ruling == Ruling.SILENCE
                && seen.destination().is(GuestState.RUNNING);
        String account = unsettled
                ? Account.ofSettling(
                        migration,
                        migration.move().from() + " says: " + seen.source().inWords())
                : Account.of(draft.migration(migration.id()), seen, ruling) + tried(seen.attempt());
        draft.enter(migration.id(), Phase.NEEDS_OPERATOR, account);
    }

    /** What was asked of a host that gave no answer may still be done, and must not come after what an operator does. */
    private static String tried(Attempt attempt) {
        String restarted = attempt.restarted().stream()
                .sorted()
                .map(host -> " Drover restarted the toolstack of " + host + ", and that did not mend it.")
                .collect(Collectors.joining());
        return restarted
                + attempt.trouble()
                        .map(
                                why -> " Drover tried to mend it: " + why
                                        + ". Where a host gave no answer, restart its toolstack before you let a copy run, so that nothing that was asked of it is done late.")
                        .orElse("");
    }
}
