package io.drover.api;

import io.drover.json.Json;
import io.drover.model.Plan;
import io.drover.model.RequestKey;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The header by which a client marks a request that it may have to send again. */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /** The key of a request, if it has one, with a fingerprint of where it goes and what it asks for. */
    static Optional<RequestKey> of(RoutingContext request, Object... asked) {
        return Optional.ofNullable(request.request().getHeader(HEADER))
                .map(key -> new RequestKey(key, fingerprint(request, List.of(asked))));
    }

    /**
     * What a plan is for. A client that lost the answer may plan again before it sends the same request again, and the second plan
     * differs from the first in its times at least.
     */
    static Object[] aim(Plan plan, Object policy) {
        boolean drain = plan.purpose().kind() == Plan.Purpose.Kind.DRAIN;
        List<String> moves = drain
                ? List.of()
                : plan.moves().stream()
                        .map(planned ->
                                planned.move().guest() + " to " + planned.move().to())
                        .toList();
        return new Object[] {plan.purpose(), moves, policy};
    }

    private static String fingerprint(RoutingContext request, List<Object> asked) {
        StringBuilder all = new StringBuilder(request.request().method() + " " + request.normalizedPath());
        asked.forEach(part -> all.append('\n').append(Json.write(part)));
        return HexFormat.of().formatHex(sha256(all.toString()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
