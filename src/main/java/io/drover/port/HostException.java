package io.drover.port;

import org.jspecify.annotations.Nullable;

/** A host or its toolstack said no, or nothing. */
public final class HostException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the caller may do about it. */
    public enum Recourse {
        /** Nothing happened, or it was undone, and the same call may succeed later. */
        RETRY,
        /** Nothing happened, or it was undone, and the same call will fail again. */
        GIVE_UP,
        /** Something may have happened: look at both hosts before anything else. */
        OUTCOME_UNKNOWN
    }

    private final Recourse recourse;
    private final boolean mayLeaveJob;

    /** A failure, in the toolstack's own words where it had any. */
    public HostException(Recourse recourse, String message) {
        super(message);
        this.recourse = recourse;
        this.mayLeaveJob = false;
    }

    /** A failure with the exception that told of it. */
    public HostException(Recourse recourse, String message, Throwable cause) {
        this(recourse, message, cause, false);
    }

    private HostException(Recourse recourse, String message, @Nullable Throwable cause, boolean mayLeaveJob) {
        super(message, cause);
        this.recourse = recourse;
        this.mayLeaveJob = mayLeaveJob;
    }

    /** The same failure, after which a job that no look shows may hold the guest at the source until the toolstack there is restarted. */
    public HostException leavingJob() {
        return new HostException(recourse, String.valueOf(getMessage()), getCause(), true);
    }

    /** Whether a job that no look shows may hold the guest at the source until the toolstack there is restarted. */
    public boolean mayLeaveJob() {
        return mayLeaveJob;
    }

    /** What the caller may do. */
    public Recourse recourse() {
        return recourse;
    }
}
