package io.drover.engine;

/**
 * The engine's rules: a pure function of what is true, what happened and what time it is.
 *
 * <ol>
 *   <li>The event changes the one run or migration that it speaks of.
 *   <li>What failed and may be tried again is queued again, and what is queued is planned again where that is called for.
 *   <li>Whatever may start now, starts, within the limits of its run.
 *   <li>A run whose migrations all rest is closed.
 * </ol>
 *
 * The interpreter makes the facts durable before it performs any effect. Three things hold in every decision: a transfer
 * is ordered only for a guest that no other migration in flight moves; a guest is called moved or unmoved only on sightings of both
 * hosts made after the transfer ended; a copy or a definition is touched only by an {@link Errand}, which sightings must make safe.
 */
final class Decider implements Decisions {
    private final Checking checking;
    private final Watching watching;
    private final Connecting connecting;
    private final Retrying retrying;
    private final Watchdog watchdog;

    Decider(Patience patience) {
        this.checking = new Checking(patience);
        this.connecting = new Connecting(patience);
        this.retrying = new Retrying(patience.retries());
        this.watchdog = new Watchdog(patience.standstill());
        this.watching = new Watching(patience, new Settling(patience));
    }

    @Override
    public Decision decide(State state, Event event, Moment now) {
        Draft draft = new Draft(state, now);
        try {
            apply(draft, event);
        } catch (RequestException refusal) {
            return Decision.refused(state, refusal);
        }
        retrying.queueWhatMay(draft);
        Slowness.look(draft);
        Starting.startWhatMay(draft);
        if (Closing.closeWhatRests(draft) || event instanceof Event.Restarted) {
            Fixing.undoWhatMay(draft);
        }
        return draft.decision();
    }

    private void apply(Draft draft, Event event) {
        if (event instanceof Event.OfTry old && isOutdated(draft, old)) {
            return;
        }
        if (event instanceof Event.Request request) {
            Requests.accept(draft, request);
        } else if (event instanceof Event.Restarted) {
            Recovery.resume(draft);
            retrying.resume(draft);
            WindowEnd.resume(draft);
        } else if (event instanceof Event.Resumed) {
            Recovery.resumeWatching(draft);
            retrying.resume(draft);
            WindowEnd.resume(draft);
        } else {
            applyAnswer(draft, event);
        }
    }

    private void applyAnswer(Draft draft, Event event) {
        if (event instanceof Event.PairObserved observed) {
            checking.decide(draft, observed);
        } else if (event instanceof Event.SwitchSeen seen) {
            Transfers.switching(draft, seen);
        } else if (event instanceof Event.ResumeSeen seen) {
            Transfers.resumed(draft, seen);
        } else if (event instanceof Event.TransferEnded ended) {
            Transfers.ended(draft, ended);
        } else if (event instanceof Event.TransferFailed failed) {
            Transfers.failed(draft, failed);
        } else if (event instanceof Event.TransferFollowed followed) {
            Transfers.followed(draft, followed);
        } else if (event instanceof Event.TransferWatched watched) {
            watchdog.decide(draft, watched);
        } else if (event instanceof Event.RivalSought sought) {
            Rivalry.decide(draft, sought);
        } else if (event instanceof Event.WindowDue due) {
            WindowEnd.decide(draft, due.run());
        } else if (event instanceof Event.AbortRefused refused) {
            Aborting.refused(draft, refused);
        } else if (event instanceof Event.HostLost lost) {
            Replanning.lost(draft, lost);
        } else if (event instanceof Event.Replanned replanned) {
            Replanning.decide(draft, replanned);
        } else if (event instanceof Event.BothSeen seen) {
            watching.decide(draft, seen);
        } else if (event instanceof Event.FixEnded ended) {
            Fixing.ended(draft, ended);
        } else if (event instanceof Event.FixUndone undone) {
            Fixing.undone(draft, undone);
        } else if (event instanceof Event.DisksSeen seen) {
            connecting.decide(draft, seen);
        } else if (event instanceof Event.ChoreEnded ended) {
            watching.choreEnded(draft, ended);
        }
    }

    /** Another try may go to another host, of which an old answer says nothing; and the run may be forgotten by now. */
    private static boolean isOutdated(Draft draft, Event.OfTry event) {
        return draft.state()
                .migration(event.migration())
                .filter(migration -> event.tries() >= migration.course().tries())
                .isEmpty();
    }
}
