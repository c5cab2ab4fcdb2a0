package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.RequestKey;
import io.drover.model.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests with a key that were accepted lately, oldest first: a day of them, and of more than a thousand only the latest.
 * What is older is forgotten once another one is accepted, and would be carried out again.
 */
public record AcceptedRequests(List<Accepted> all) {
    static final AcceptedRequests NONE = new AcceptedRequests(List.of());
    static final int MOST = 1_000;
    static final Duration KEPT = Duration.ofDays(1);

    /** What was accepted, oldest first. */
    public AcceptedRequests {
        all = List.copyOf(all);
    }

    /**
     * One of them.
     *
     * @param run the run that it started, if it started one
     */
    public record Accepted(RequestKey key, Optional<RunId> run, Instant at) {}

    AcceptedRequests with(Fact.RequestAccepted fact, Instant at) {
        List<Accepted> kept = new ArrayList<>(
                all.stream().filter(accepted -> isKept(accepted, at)).toList());
        kept.add(new Accepted(new RequestKey(fact.key(), fact.fingerprint()), fact.run(), at));
        return new AcceptedRequests(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
    }

    private static boolean isKept(Accepted accepted, Instant now) {
        return accepted.at().plus(KEPT).isAfter(now);
    }

    /**
     * The request that was accepted with that key.
     *
     * @throws RequestException if that asked for something else
     */
    Optional<Accepted> find(RequestKey wanted) {
        Optional<Accepted> found = named(wanted.key());
        found.filter(accepted -> !accepted.key().equals(wanted)).ifPresent(other -> {
            throw new RequestException(
                    RequestException.Kind.REFUSED,
                    "the Idempotency-Key '" + wanted.key() + "' was used at " + other.at()
                            + " for another request; use a new key for each request, and the same one only to send the"
                            + " same again");
        });
        return found;
    }

    /** The request that was accepted with a key of that name. */
    Optional<Accepted> named(String key) {
        return all.stream().filter(accepted -> accepted.key().key().equals(key)).findFirst();
    }
}
