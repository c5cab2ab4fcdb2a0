package io.drover.check;

import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.Verdict;
import io.drover.model.XenDomain;
import java.util.Optional;
import java.util.Set;

/**
 * Only a guest that runs can agree to be suspended, which is how Xen hands it over. A toolstack may be wrong about it: it calls a
 * guest running that Xen holds suspended or crashed, and one paused that runs on after a failed migration. So Xen's word counts.
 */
final class GuestRunning implements GuestCheck {
    private static final Set<GuestState> ON_THE_WAY_DOWN = Set.of(GuestState.SHUTTING_DOWN, GuestState.OTHER);

    @Override
    public About about() {
        return About.data(
                        "guest.running",
                        "The guest is running, and Xen says so too",
                        "A guest that is paused or crashed cannot answer the request to suspend; its migration ends after a"
                                + " minute's wait, or moves a corpse.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Let it run; where only the toolstack's record is wrong, restart libvirtd.");
    }

    @Override
    public Answer answer(Question question) {
        var said = question.source().name() + " says "
                + question.guest().condition().said();
        return question.portrait().domain() instanceof Observed.Known<Optional<XenDomain>> known
                ? compare(question, said, known)
                : alone(
                        question,
                        said + "; only the toolstack was heard ("
                                + question.portrait().domain().basis() + ")");
    }

    private static Answer alone(Question question, String evidence) {
        return switch (question.guest().condition().state()) {
            case RUNNING -> Answer.pass(evidence);
            case OTHER -> Answer.unknown(evidence + ", which Drover cannot read");
            default ->
                Answer.block(evidence, WaysToRun.of(question.guest().condition().state(), question));
        };
    }

    private static Answer compare(Question question, String said, Observed.Known<Optional<XenDomain>> asked) {
        var state = question.guest().condition().state();
        var how = " (" + asked.how() + ")";
        if (asked.value().isEmpty()) {
            var evidence = said + "; Xen holds no such guest" + how;
            return question.guest().isActive()
                    ? Answer.block(evidence, WaysToRun.correctRecord(question))
                    : Answer.block(evidence, WaysToRun.of(state, question));
        }
        var xen = asked.value().get().state();
        var evidence = said + "; Xen says " + xen.flags() + how;
        if (!xen.isScheduled()) {
            return Answer.block(evidence, WaysToRun.of(xen, question));
        }
        if (state == GuestState.RUNNING) {
            return Answer.pass(evidence);
        }
        return ON_THE_WAY_DOWN.contains(state)
                ? alone(question, evidence)
                : Answer.block(
                        evidence + ": it runs, and the toolstack's record is wrong", WaysToRun.correctRecord(question));
    }
}
