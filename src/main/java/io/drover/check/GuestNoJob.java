package io.drover.check;

import io.drover.model.Remedy;

/** One migration or save of a guest at a time. */
final class GuestNoJob implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                "guest.no-job",
                "Nothing else is being done with the guest",
                "A second migration of one guest waits for the first one's lock and fails; without a lock, two would write to one"
                        + " disk.");
    }

    @Override
    public Answer answer(Question question) {
        var job = question.guest().job();
        var where = " on " + question.source().name() + " (" + job.basis() + ")";
        return job.asOptional()
                .map(active -> active
                        ? Answer.block("a job is active" + where, remedy(question))
                        : Answer.pass("no job" + where))
                .orElseGet(() -> Answer.unknown("whether a job is active is not known" + where));
    }

    private static Remedy remedy(Question question) {
        return Remedy.commands(
                "Wait until it is over. On " + question.source().name() + ", see what it is:",
                "virsh domjobinfo " + Words.quoted(question.guest().name()));
    }
}
