package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.GuestState;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One migration or save of a guest at a time, and none that hangs without anybody who would end it. */
final class GuestNoJob implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                        "guest.no-job",
                        "Nothing else is being done with the guest, and nothing hangs",
                        "A second migration of one guest waits for the first one's lock and fails; without a lock, two would write"
                                + " to one disk.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Wait until it is over; where it hangs, restart libvirtd.");
    }

    @Override
    public Answer answer(Question question) {
        List<Answer> answers = new ArrayList<>();
        answers.add(job(question));
        wrongRecord(question).ifPresent(answers::add);
        if (!question.guest().job().asOptional().orElse(false)) {
            question.inspection().roster().withId(question.guest().id()).stream()
                    .filter(place -> isFilled(question, place))
                    .map(GuestNoJob::withoutSender)
                    .forEach(answers::add);
        }
        return Answer.all(answers, "");
    }

    private static Answer job(Question question) {
        var job = question.guest().job();
        var where = " on " + question.source().name() + " (" + job.basis() + ")";
        if (job.asOptional().isEmpty()) {
            return Answer.unknown("whether a job is active is not known" + where);
        }
        if (!job.asOptional().get()) {
            return Answer.pass("no job" + where);
        }
        return isSuspended(question)
                ? Answer.block(
                        "a job is active" + where + ", and Xen holds the guest suspended ("
                                + question.portrait().domain().basis() + ")",
                        restart(question, "If that lasts longer than a minute, its client died in the hand-over."))
                : Answer.block("a job is active" + where, waiting(question));
    }

    private static boolean isSuspended(Question question) {
        return question.portrait()
                .domain()
                .asOptional()
                .flatMap(held -> held)
                .filter(domain -> domain.state().isShutDown() && !domain.state().isCrashed())
                .isPresent();
    }

    /** After a Prepare that failed the source says this for ever, whatever Xen does. */
    private static Optional<Answer> wrongRecord(Question question) {
        var condition = question.guest().condition();
        boolean said =
                condition.state() == GuestState.PAUSED && condition.said().contains("migrating");
        return said && !question.guest().job().asOptional().orElse(false)
                ? Optional.of(Answer.block(
                        question.source().name() + " says " + condition.said() + ", and has no job",
                        restart(question, "A migration failed before it began, and left its record.")))
                : Optional.empty();
    }

    /** Libvirt shows a copy that is being filled as off and not persistent. */
    private static boolean isFilled(Question question, Fleet.Place place) {
        var guest = place.guest();
        boolean transientAndOff = guest.condition().state() == GuestState.SHUT_OFF
                && !guest.definition().persistent();
        return !place.host().name().equals(question.source().name()) && (guest.isArriving() || transientAndOff);
    }

    private static Answer withoutSender(Fleet.Place place) {
        var host = place.host();
        return Answer.block(
                host.name() + " waits for it to arrive ("
                        + place.guest().condition().said() + ", not persistent), and nobody sends it",
                PerSystem.same("xl list " + Words.quoted(place.guest().name()))
                        .then(Libvirtd.RESTARTING)
                        .on(
                                host,
                                "See that Xen holds no copy there (a paused one: xl destroy, once you have seen the guest run"
                                        + " on its source). Then on " + host.name() + ", " + Libvirtd.RESTART + "."));
    }

    private static Remedy waiting(Question question) {
        var name = Words.quoted(question.guest().name());
        return Remedy.commands(
                "Wait until it is over. On " + question.source().name() + ", see what it is; if it never ends, "
                        + Libvirtd.RESTART + ".",
                "virsh domjobinfo " + name);
    }

    private static Remedy restart(Question question, String why) {
        return Libvirtd.RESTARTING.on(
                question.source(), why + " On " + question.source().name() + ", " + Libvirtd.RESTART + ".");
    }
}
