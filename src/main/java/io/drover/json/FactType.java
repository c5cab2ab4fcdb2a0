package io.drover.json;

import io.drover.model.Fact;
import java.util.Arrays;

/**
 * The names that facts have in the journal and in the API's events. A name, once written, stays: old journals are read by
 * new releases.
 */
public enum FactType {
    RUN_OPENED("run-opened", Fact.RunOpened.class),
    PHASE_ENTERED("phase-entered", Fact.PhaseEntered.class),
    DEFINITION_READ("definition-read", Fact.DefinitionRead.class),
    TRANSFER_MEASURED("transfer-measured", Fact.TransferMeasured.class),
    WINDOW_ENDED("window-ended", Fact.WindowEnded.class),
    CANCEL_REQUESTED("cancel-requested", Fact.CancelRequested.class),
    RUN_CLOSED("run-closed", Fact.RunClosed.class),
    HOST_CORDONED("host-cordoned", Fact.HostCordoned.class),
    HOST_UNCORDONED("host-uncordoned", Fact.HostUncordoned.class),
    FIX_ORDERED("fix-ordered", Fact.FixOrdered.class),
    FIX_DONE("fix-done", Fact.FixDone.class),
    FIX_FAILED("fix-failed", Fact.FixFailed.class),
    FIX_UNDONE("fix-undone", Fact.FixUndone.class),
    STEP_ORDERED("step-ordered", Fact.StepOrdered.class),
    OPERATOR_ANSWERED("operator-answered", Fact.OperatorAnswered.class),
    RETRY_ALLOWED("retry-allowed", Fact.RetryAllowed.class),
    RETRY_SCHEDULED("retry-scheduled", Fact.RetryScheduled.class),
    RETRY_PLANNED("retry-planned", Fact.RetryPlanned.class),
    REPLAN_WANTED("replan-wanted", Fact.ReplanWanted.class),
    RUN_REPLANNED("run-replanned", Fact.RunReplanned.class),
    GUEST_RESUMED("guest-resumed", Fact.GuestResumed.class),
    TRANSFER_STALLED("transfer-stalled", Fact.TransferStalled.class),
    TRANSFER_MOVING("transfer-moving", Fact.TransferMoving.class),
    RIVAL_SEEN("rival-seen", Fact.RivalSeen.class),
    ABORT_REQUESTED("abort-requested", Fact.AbortRequested.class),
    ABORT_REFUSED("abort-refused", Fact.AbortRefused.class),
    REQUEST_ACCEPTED("request-accepted", Fact.RequestAccepted.class),
    RUNS_FORGOTTEN("runs-forgotten", Fact.RunsForgotten.class);

    private final String label;
    private final Class<? extends Fact> type;

    FactType(String label, Class<? extends Fact> type) {
        this.label = label;
        this.type = type;
    }

    /** The name, as the field {@code type} of a fact's JSON holds it. */
    public String label() {
        return label;
    }

    /** The facts that bear this name. */
    public Class<? extends Fact> type() {
        return type;
    }

    /** The name of a fact. */
    public static FactType of(Fact fact) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.type.isInstance(fact))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        fact.getClass().getSimpleName() + " has no name in JSON; it needs a line in FactType"));
    }
}
