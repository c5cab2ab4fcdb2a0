package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.time.Duration;

/**
 * A guest is foreseen to run nowhere for no longer than its users bear. Xen sends what is dirty after five rounds however much that is,
 * and knows no limit of its own.
 */
final class GuestDowntime implements DestinationCheck {
    /** Longer than this, and connections with short timeouts break. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    @Override
    public About about() {
        return About.effort(
                        "guest.downtime",
                        "It is foreseen to stand still for at most a second",
                        "Xen stops a guest after five rounds and sends all that is left: one that writes faster than the link"
                                + " carries stands still for as long as that takes.")
                .from(Ground.FORECAST)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Move it while it writes less, or over a faster link.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var foreseen = question.inspection().foresight().downtime(question.guest(), question.source(), destination);
        if (!(foreseen instanceof Observed.Known<Duration> known)) {
            return Answer.unknown("how long it will stand still is not known (" + foreseen.basis() + ")");
        }
        var evidence = "it will stand still for about " + known.value().toMillis() + " ms (" + known.how() + ")";
        return known.value().compareTo(LIMIT) <= 0
                ? Answer.pass(evidence)
                : Answer.warn(
                        evidence + ", longer than " + LIMIT.toMillis() + " ms",
                        Remedy.advice(
                                "Move it at an hour when it writes less, over a faster migration link, or with nothing else"
                                        + " on the link; or warn its users."));
    }
}
