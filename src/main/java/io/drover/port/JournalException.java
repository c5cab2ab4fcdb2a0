package io.drover.port;

/** The journal could not be opened, read or written. Nothing new may start while it cannot be written. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What failed and what to do about it, naming the file. */
    public JournalException(String message) {
        super(message);
    }

    /** What failed and what to do about it, with the exception that told of it. */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
