package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A guest is foreseen to run nowhere for no longer than its users bear. Xen sends what is dirty after five rounds however much that is,
 * and knows no limit of its own.
 */
final class GuestDowntime implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.downtime",
                        "It is foreseen to stand still for no longer than its limit",
                        "Xen stops a guest after five rounds and sends all that is left: one that writes faster than the link"
                                + " carries stands still for as long as that takes.")
                .from(Ground.FORECAST, Ground.OPERATOR)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Move it while it writes less, over a faster link, or raise its limit.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var foreseen = question.inspection().foresight().downtime(question.guest(), question.source(), destination);
        if (!(foreseen instanceof Observed.Known<Duration> known)) {
            return Answer.unknown("how long it will stand still is not known (" + foreseen.basis() + ")");
        }
        var limit = question.fleet().rules().downtime().of(question.guest());
        Supplier<String> evidence =
                () -> "it will stand still for about " + Words.millis(known.value()) + " (" + known.how() + ")";
        Supplier<String> held = () -> limit.of() + ", " + Words.millis(limit.limit());
        return known.value().compareTo(limit.limit()) <= 0
                ? Answer.pass(() -> evidence.get() + ", within " + held.get())
                : Answer.warn(
                        () -> evidence.get() + ", longer than " + held.get(),
                        () -> Remedy.advice(
                                "Move it at an hour when it writes less, over a faster migration link, or with nothing else"
                                        + " on the link; or warn its users. Limits are in the configuration, section"
                                        + " downtime."));
    }
}
