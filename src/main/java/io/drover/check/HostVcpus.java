package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;

/** The destination has a thread for each of the guest's virtual processors. */
final class HostVcpus implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "host.vcpus",
                        "The destination has a thread for each vCPU",
                        "A guest with more vCPUs than the host has threads runs, but waits for itself.")
                .from(Ground.TOOLSTACK)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Choose a larger destination, or take vCPUs from the guest.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        int vcpus = question.guest().vcpus();
        int threads = destination.cpu().threads();
        var evidence = "it has " + vcpus + " vCPUs, " + destination.name() + " has " + threads + " threads";
        return vcpus > threads ? Answer.warn(evidence, fewer(question, threads)) : Answer.pass(evidence);
    }

    private static Remedy fewer(Question question, int threads) {
        var name = Words.quoted(question.guest().name());
        return Remedy.commands(
                "Choose a larger destination; or, on " + question.source().name()
                        + ", take vCPUs from the guest with one of these (libvirt; xl).",
                "virsh setvcpus " + name + " " + threads + " --live",
                "xl vcpu-set " + name + " " + threads);
    }
}
