package io.drover.check;

import io.drover.model.GuestState;
import io.drover.model.Remedy;
import io.drover.model.XenState;

/** What makes a guest run again that does not, by who holds it and how. */
final class WaysToRun {
    private static final String HALFWAY =
            "It agreed to suspend, and nobody finished the hand-over. On this host and the other, "
                    + Libvirtd.RESTART
                    + ". Then either go back (destroy the paused copy on the other host, then wake this one with virsh dompmwakeup) or"
                    + " forward (resume the copy there, then destroy this one). Never let both run.";

    private WaysToRun() {}

    /** The way out of what Xen says. */
    static Remedy of(XenState xen, Question question) {
        if (xen.isDying()) {
            return Remedy.commands("Xen is taking it apart: wait, and look again.", "xl list");
        }
        if (xen.isCrashed()) {
            return of(GuestState.CRASHED, question);
        }
        return of(xen.isShutDown() ? GuestState.SUSPENDED : GuestState.PAUSED, question);
    }

    /** The way out of a state. */
    static Remedy of(GuestState state, Question question) {
        var name = Words.quoted(question.guest().name());
        var on = "On " + question.source().name() + ", ";
        return switch (state) {
            case PAUSED ->
                Remedy.commands(
                        on
                                + "let it run with one of these (libvirt; xl). If Xen runs it all the same, as after a failed"
                                + " migration, "
                                + Libvirtd.RESTART + ".",
                        "virsh resume " + name,
                        "xl unpause " + name);
            case SUSPENDED, INCOMING ->
                Libvirtd.RESTARTING.then(PerSystem.same("xl list " + name)).on(question.source(), HALFWAY);
            case SHUT_OFF ->
                Remedy.commands(
                        on + "start it, or leave it: what is off needs no live migration.", "virsh start " + name);
            case CRASHED ->
                Remedy.commands(
                        on + "take down what crashed with one of these (libvirt; xl), then start it.",
                        "virsh destroy " + name,
                        "xl destroy " + name);
            case SHUTTING_DOWN, RUNNING, OTHER ->
                Remedy.commands(on + "look at its console, and wait until it runs.", "virsh console " + name);
        };
    }

    /** The way out of a toolstack's wrong record. */
    static Remedy correctRecord(Question question) {
        return Libvirtd.RESTARTING
                .then(PerSystem.same("xl list " + Words.quoted(question.guest().name())))
                .on(
                        question.source(),
                        "On " + question.source().name() + ", " + Libvirtd.RESTART
                                + ". A guest that was made or moved by xl stays unknown to libvirt: use xl for it.");
    }
}
