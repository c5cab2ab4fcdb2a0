package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Verdict;
import java.util.List;

/**
 * Nobody has told the host to go down soon. A destination that is about to is refused; of a source, and of a host by itself, it is
 * only said, since that a host goes down is mostly why its guests leave.
 */
final class HostPendingShutdown implements HostCheck {
    @Override
    public About about() {
        return About.effort(
                        "host.pending-shutdown",
                        "No shutdown is pending",
                        "A guest that arrives at a host which then goes down is stopped, or lost in the middle of its migration.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Cancel the shutdown, or wait until the host is back.");
    }

    @Override
    public Answer answer(Question question) {
        var source = question.inspection().about(this, question.source());
        var destination = question.destination()
                .map(host -> question.inspection().about(this, host))
                .map(answer -> answer.verdict() == Verdict.WARN ? answer.as(Verdict.BLOCK) : answer)
                .orElseGet(() -> Answer.unknown("not looked up: " + question.to() + " did not answer"));
        return Answer.all(List.of(source, destination), "");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return Told.answer(
                host,
                Dom0::pendingShutdown,
                "the pending shutdown",
                pending -> judge(host, pending.strip(), Told.how(host, Dom0::pendingShutdown)));
    }

    private static Answer judge(Host host, String pending, String how) {
        return pending.isEmpty()
                ? Answer.pass("no shutdown of " + host.name() + " is pending" + how)
                : Answer.warn(
                        host.name() + " is about to go down: " + pending + how,
                        new PerSystem(List.of("shutdown -c"), List.of("pkill -x shutdown", "rm -f /var/run/nologin"))
                                .on(host, "On " + host.name() + ", cancel it, or let it happen first."));
    }
}
