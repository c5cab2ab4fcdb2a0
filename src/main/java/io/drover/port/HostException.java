package io.drover.port;

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

    /** A failure, in the toolstack's own words where it had any. */
    public HostException(Recourse recourse, String message) {
        super(message);
        this.recourse = recourse;
    }

    /** A failure with the exception that told of it. */
    public HostException(Recourse recourse, String message, Throwable cause) {
        super(message, cause);
        this.recourse = recourse;
    }

    /** What the caller may do. */
    public Recourse recourse() {
        return recourse;
    }
}
