package io.drover.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became true, as the journal keeps it. The fold of all facts, in order, is all that Drover knows of its runs. */
public sealed interface Fact {

    /** A plan was accepted. */
    record RunOpened(RunId run, Plan plan, Policy policy) implements Fact {}

    /** A migration entered a phase, for a reason and with what the checks had said. */
    record PhaseEntered(MigrationId migration, Phase phase, String why, List<Finding> findings) implements Fact {
        public PhaseEntered {
            findings = List.copyOf(findings);
        }
    }

    /**
     * What the source keeps of a guest was read, before its migration.
     *
     * @param text the whole definition, without passwords, or why it could not be had; facts of older releases have none
     */
    record DefinitionRead(MigrationId migration, Definition before, Optional<Observed<String>> text) implements Fact {}

    /** A transfer's cost was measured. */
    record TransferMeasured(MigrationId migration, Measured measured) implements Fact {}

    /** A migration failed, or will, in a way that need not last: by the host's word, a later try may succeed. */
    record RetryAllowed(MigrationId migration, String why) implements Fact {}

    /** A migration that failed waits for another try; the first again is number 1. */
    record RetryScheduled(MigrationId migration, int number, Duration after) implements Fact {}

    /** The next try of a migration is planned, maybe to another destination; older releases wrote it where newer ones plan a run again. */
    record RetryPlanned(MigrationId migration, PlannedMove planned) implements Fact {}

    /**
     * Moves of a run that are queued wait to be planned again.
     *
     * @param moves which
     * @param refused whom of them the checks turned away at its turn, if that began it
     * @param why what became of their destination, or of the plan, in words
     */
    record ReplanWanted(RunId run, List<MigrationId> moves, Optional<MigrationId> refused, String why) implements Fact {
        public ReplanWanted {
            moves = List.copyOf(moves);
        }
    }

    /**
     * Moves of a run that are queued were planned again.
     *
     * @param why what it was done for, in words
     * @param moves the moves as they are planned now, those too that were looked at and stay as they were
     * @param late those that by this will not have moved when the run's window ends
     */
    record RunReplanned(RunId run, String why, List<Again> moves, List<MigrationId> late) implements Fact {
        public RunReplanned {
            moves = List.copyOf(moves);
            late = List.copyOf(late);
        }

        /** One of them; times count from the start of the run. */
        public record Again(MigrationId migration, PlannedMove planned) {}
    }

    /** The destination of a transfer said then that the guest runs there: its links are free, while the source has yet to let go of it. */
    record GuestResumed(MigrationId migration, Instant at) implements Fact {}

    /** No progress of a transfer is seen since that moment: an alarm, which says nothing about where the guest is. */
    record TransferStalled(MigrationId migration, Instant since, String why) implements Fact {}

    /** Progress of a transfer that had stalled is seen again. */
    record TransferMoving(MigrationId migration) implements Fact {}

    /**
     * Somebody else was seen to send the guest's memory during a transfer of it: an alarm.
     *
     * @param rival who it is
     * @param why what that means, what is done about it, and what an operator has to do
     */
    record RivalSeen(MigrationId migration, String rival, String why) implements Fact {}

    /** A transfer shall be called off. */
    record AbortRequested(MigrationId migration, Course.Caller by) implements Fact {}

    /** A transfer could not be called off, for that reason. */
    record AbortRefused(MigrationId migration, String why) implements Fact {}

    /** A request that bears a key was accepted; sent again with the same content it changes nothing more. */
    record RequestAccepted(String key, String fingerprint, Optional<RunId> run) implements Fact {}

    /** The window of a run is over; nothing new starts. */
    record WindowEnded(RunId run) implements Fact {}

    /** An operator wants nothing new to start. */
    record CancelRequested(RunId run) implements Fact {}

    /**
     * Drover is about to mend what a migration left on a host.
     *
     * @param step what it is about to do there
     * @param evidence what both hosts said, which makes it safe
     */
    record StepOrdered(MigrationId migration, HostName host, String step, String evidence) implements Fact {}

    /** An operator said where a guest is that was left to one, and why. */
    record OperatorAnswered(MigrationId migration, Whereabouts answer, String reason) implements Fact {}

    /** A run ended. */
    record RunClosed(RunId run, Run.Outcome outcome) implements Fact {}

    /** Runs that ended long ago are not remembered any more; their facts may be removed. */
    record RunsForgotten(List<RunId> runs) implements Fact {
        public RunsForgotten {
            runs = List.copyOf(runs);
        }
    }

    /** A host takes no new guests. */
    record HostCordoned(HostName host, String reason) implements Fact {}

    /** A host takes guests again. */
    record HostUncordoned(HostName host) implements Fact {}

    /** Drover is to mend this, and to undo it afterwards. */
    record FixOrdered(Fix fix) implements Fact {}

    /** It is mended. */
    record FixDone(Fix fix) implements Fact {}

    /** It could not be mended, and nothing was changed. */
    record FixFailed(Fix fix, String why) implements Fact {}

    /** What was mended is as it was before. */
    record FixUndone(Fix fix, String how) implements Fact {}
}
