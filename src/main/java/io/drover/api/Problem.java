package io.drover.api;

import io.drover.engine.RequestException;
import io.drover.model.Finding;
import java.util.List;
import java.util.Locale;

/**
 * Why a request was not carried out, as RFC 9457 has it.
 *
 * @param type a stable URI, {@code urn:drover:problem:} and the kind
 * @param title the kind in words
 * @param status the HTTP status
 * @param kind what a caller's next step depends on
 * @param detail a sentence that names what is wrong and what would be right
 * @param findings the findings that led to it, if any
 */
record Problem(String type, String title, int status, Kind kind, String detail, List<Finding> findings) {
    static final String MEDIA_TYPE = "application/problem+json";

    /** What a caller's next step depends on. */
    enum Kind {
        INVALID(400, "Invalid request"),
        FORBIDDEN(403, "Forbidden"),
        NOT_FOUND(404, "Not found"),
        METHOD_NOT_ALLOWED(405, "Method not allowed"),
        CONFLICT(409, "Conflict"),
        GONE(410, "Gone"),
        TOO_LARGE(413, "Too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
        REFUSED(422, "Refused"),
        INTERNAL(500, "Internal error"),
        UNAVAILABLE(503, "Unavailable");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        int status() {
            return status;
        }

        static Kind of(RequestException.Kind refusal) {
            return switch (refusal) {
                case INVALID -> INVALID;
                case NOT_FOUND -> NOT_FOUND;
                case REFUSED -> REFUSED;
                case CONFLICT -> CONFLICT;
                case UNAVAILABLE -> UNAVAILABLE;
            };
        }
    }

    static Problem of(Kind kind, String detail) {
        return of(kind, detail, List.of());
    }

    static Problem of(Kind kind, String detail, List<Finding> findings) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Problem("urn:drover:problem:" + name, kind.title, kind.status, kind, detail, findings);
    }

    static Problem of(RequestException refusal) {
        return of(Kind.of(refusal.kind()), String.valueOf(refusal.getMessage()), refusal.findings());
    }
}
