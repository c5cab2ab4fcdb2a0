package io.drover.engine;

import io.drover.model.Finding;
import java.util.List;

/** A request that Drover will not carry out. Nothing has changed. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not, in the terms that a caller's next step depends on. */
    public enum Kind {
        /** The request itself is wrong. */
        INVALID,
        /** It names a host, guest or run that there is not. */
        NOT_FOUND,
        /** A prerequisite or the plan's verifier says no. */
        REFUSED,
        /** Something else is under way with the same guest or host. */
        CONFLICT,
        /** A host or the journal does not answer. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient List<Finding> findings;

    /** A refusal in a sentence that names field, value and what would be right. */
    public RequestException(Kind kind, String message) {
        this(kind, message, List.of());
    }

    /** A refusal with the findings that led to it. */
    public RequestException(Kind kind, String message, List<Finding> findings) {
        super(message);
        this.kind = kind;
        this.findings = List.copyOf(findings);
    }

    /** Why not. */
    public Kind kind() {
        return kind;
    }

    /** The findings that led to it, if any. */
    public List<Finding> findings() {
        return findings;
    }
}
