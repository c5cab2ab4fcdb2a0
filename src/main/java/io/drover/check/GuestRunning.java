package io.drover.check;

import io.drover.model.GuestState;
import io.drover.model.Remedy;

/** Only a guest that runs can agree to be suspended, which is how Xen hands it over. */
final class GuestRunning implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                "guest.running",
                "The guest is running",
                "A guest that is paused or crashed cannot answer the request to suspend; its migration ends after a minute's wait,"
                        + " or moves a corpse.");
    }

    @Override
    public Answer answer(Question question) {
        var condition = question.guest().condition();
        var evidence = question.source().name() + " says " + condition.said();
        if (condition.state() == GuestState.RUNNING) {
            return Answer.pass(evidence);
        }
        return condition.state() == GuestState.OTHER
                ? Answer.unknown(evidence + ", which Drover cannot read")
                : Answer.block(evidence, remedy(question));
    }

    private static Remedy remedy(Question question) {
        var name = Words.quoted(question.guest().name());
        var on = "On " + question.source().name() + ": ";
        return switch (question.guest().condition().state()) {
            case PAUSED ->
                Remedy.commands(
                        on
                                + "see whether Xen really holds it (after a failed migration libvirt may call a running guest paused;"
                                + " restarting libvirtd cures that), then let it run.",
                        "xl list " + name,
                        "virsh resume " + name);
            case SUSPENDED, INCOMING ->
                Remedy.advice("A migration was left half-way: reconcile it before anything else touches the guest.");
            case SHUT_OFF ->
                Remedy.commands(
                        on + "start it, or leave it: what is off needs no live migration.", "virsh start " + name);
            case CRASHED, SHUTTING_DOWN, RUNNING, OTHER ->
                Remedy.commands(on + "look at its console and start it anew.", "virsh console " + name);
        };
    }
}
