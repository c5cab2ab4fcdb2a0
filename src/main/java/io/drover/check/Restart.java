package io.drover.check;

import io.drover.model.Remedy;

/** What takes effect only when a guest is shut down and started: its configuration. */
final class Restart {
    /**
     * How a running guest takes its new definition. libvirt 9 calls a guest shut off while Xen still takes it down, and refuses to
     * start it meanwhile ("Domain is already active").
     */
    static final String ANEW = "shut it down, and start it once 'xl list' no longer has it";

    private Restart() {}

    /** Its configuration changed, and then the guest anew; with libvirt, since xl's configuration may be in any file. */
    static Remedy with(Question question, String change) {
        var name = Words.quoted(question.guest().name());
        return Remedy.commands(
                "On " + question.source().name() + ", " + change
                        + ", " + ANEW + " (the first three with libvirt; with xl, the last and then xl create with its"
                        + " configuration's file).",
                "virsh edit " + name,
                "virsh shutdown " + name,
                "virsh start " + name,
                "xl shutdown -w " + name);
    }
}
