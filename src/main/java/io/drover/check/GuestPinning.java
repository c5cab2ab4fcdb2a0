package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Set;

/** The physical processors that a guest is bound to exist at the destination; libxl gives up on a guest that is left with none. */
final class GuestPinning implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.pinning",
                        "The processors that it is bound to exist at the destination",
                        "A guest that is bound to processors which the host lacks is not made there, or crowds on those that are"
                                + " left.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Unbind the guest, or bind it to processors that both hosts have.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var pinned = question.portrait().setup().pinnedTo();
        if (!(pinned instanceof Observed.Known<Set<Integer>> known)) {
            return Answer.unknown("whether it is bound to processors is not known (" + pinned.basis() + ")");
        }
        if (known.value().isEmpty()) {
            return Answer.pass(() -> "it may run on any processor (" + known.how() + ")");
        }
        int threads = destination.cpu().threads();
        List<Integer> missing =
                known.value().stream().filter(cpu -> cpu >= threads).sorted().toList();
        var evidence =
                "it is bound to processors " + known.value().stream().sorted().toList() + " (" + known.how() + "); "
                        + destination.name() + " has 0 to " + (threads - 1);
        if (missing.isEmpty()) {
            return Answer.pass(evidence);
        }
        return missing.size() == known.value().size()
                ? Answer.block(evidence, remedy(question))
                : Answer.warn(evidence, remedy(question));
    }

    private static Remedy remedy(Question question) {
        var name = Words.quoted(question.guest().name());
        return Remedy.commands(
                "On " + question.source().name()
                        + ", let it run on any processor, and take cpus (xl) or vcpupin (libvirt) from its configuration.",
                "xl vcpu-pin " + name + " all all",
                "for vcpu in `seq 0 " + (question.guest().vcpus() - 1) + "`; do virsh vcpupin " + name
                        + " $vcpu r --config; done");
    }
}
