package io.drover.cli.http;

import io.drover.json.Json;
import io.drover.json.JsonException;
import io.drover.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why the server did not do what was asked (RFC 9457).
 *
 * @param kind the server's kind of refusal
 * @param detail a sentence for an operator
 * @param findings what led to it, if it was a prerequisite
 */
public record Problem(Kind kind, String detail, List<Finding> findings) {
    public Problem {
        findings = List.copyOf(findings);
    }

    /** What the caller can do depends on this. */
    public enum Kind {
        /** The request is wrong. */
        INVALID,
        /** It names something that there is not. */
        NOT_FOUND,
        /** A prerequisite or the plan's verifier says no. */
        REFUSED,
        /** Something else is under way. */
        CONFLICT,
        /** What was asked for is forgotten. */
        GONE,
        /** The server, a host or the journal does not answer. */
        UNAVAILABLE,
        /** The server failed, or answered with something that this client does not understand. */
        BROKEN
    }

    /** A problem without findings. */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of());
    }

    /** Reads an answer whose status says that it is a problem; a kind that is not known goes by its status. */
    static Problem read(int status, String body) {
        try {
            var document = Json.readKnown(body, Document.class);
            return new Problem(
                    kind(document.kind().orElse(""), status),
                    document.detail(),
                    document.findings().orElse(List.of()));
        } catch (JsonException refused) {
            return notUnderstood(status);
        }
    }

    private record Document(Optional<String> kind, String detail, Optional<List<Finding>> findings) {}

    private static Kind kind(String name, int status) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(status >= 400 && status < 500 ? Kind.INVALID : Kind.BROKEN);
    }

    private static Problem notUnderstood(int status) {
        return of(
                status == 503 ? Kind.UNAVAILABLE : Kind.BROKEN,
                "the server answered with status " + status + " and no reason; is it a Drover server?");
    }
}
