package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.function.Supplier;

/**
 * The destination has a thread for each of the guest's virtual processors, and the guests there do not have more of them than the operator
 * allows.
 */
final class HostVcpus implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "host.vcpus",
                        "The destination has processors for the guest",
                        "A guest with more vCPUs than the host has threads runs, but waits for itself; and guests that have many"
                                + " more than the host wait for each other.")
                .from(Ground.TOOLSTACK, Ground.OPERATOR)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Choose another destination, take vCPUs from guests, or change limits.vcpus-per-thread.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        int vcpus = question.guest().vcpus();
        int threads = destination.cpu().threads();
        var limits = question.inspection().policy().limits();
        var most = limits.mostVcpus(destination.cpu());
        int others = most.isPresent() ? others(question, destination) : 0;
        if (most.isPresent() && others + vcpus > most.getAsInt()) {
            return Answer.block(
                    "it has " + vcpus + " vCPUs, and the guests of " + destination.name() + " have " + others + "; "
                            + threads + " threads allow for " + most.getAsInt() + " (limits.vcpus-per-thread is "
                            + limits.vcpusPerThread().orElseThrow() + ")",
                    tooMany(destination, others + vcpus - most.getAsInt()));
        }
        Supplier<String> evidence =
                () -> "it has " + vcpus + " vCPUs, " + destination.name() + " has " + threads + " threads";
        return vcpus > threads ? Answer.warn(evidence, () -> fewer(question, threads)) : Answer.pass(evidence);
    }

    private static int others(Question question, Host destination) {
        return new Processors(question.fleet(), question.inspection().policy().limits(), question.bookings())
                .taken(destination, other -> !other.id().equals(question.guest().id()));
    }

    private static Remedy tooMany(Host destination, int excess) {
        return Remedy.advice(
                "Choose another destination, free " + excess + " vCPUs on " + destination.name()
                        + " (move guests away, or take vCPUs from some), or raise limits.vcpus-per-thread (--vcpus-per-thread).");
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
