package io.drover.model;

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
