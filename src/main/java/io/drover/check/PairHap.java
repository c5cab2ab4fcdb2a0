package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.Hypervisor;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.Set;

/**
 * The destination's processors can do what HVM and PVH guests need: virtualisation ({@code hvm} among Xen's {@code virt_caps}), nested
 * page tables ({@code hap}: EPT or NPT), and, as the FreeBSD handbook asks, an IOMMU ({@code hvm_directio}), which matters only to
 * passed-through devices. Without nested page tables Xen falls back on shadow paging, where it was built with it.
 */
final class PairHap implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "pair.hap",
                        "HVM and PVH: the destination has EPT or NPT, and an IOMMU",
                        "An HVM or PVH guest cannot be built on a host without, so its migration ends in an error.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Switch VT-x or AMD-V, and VT-d or AMD-Vi, on in the firmware.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        return question.guest().type() == GuestType.PV
                ? Answer.pass("a PV guest needs neither")
                : question.inspection().once(this, destination, PairHap::judge);
    }

    private static Answer judge(Host destination) {
        return Told.answer(destination, Dom0::hypervisor, "what Xen can do", xen -> judge(destination, xen));
    }

    private static Answer judge(Host host, Hypervisor xen) {
        Set<String> words = xen.capabilities();
        var evidence = destination(host) + Words.list(words) + Told.how(host, Dom0::hypervisor);
        if (!words.contains("hvm")) {
            return Answer.block(evidence + ": no hvm", remedy(host, "hardware virtualisation"));
        }
        if (!words.contains("hap")) {
            return words.contains("shadow")
                    ? Answer.warn(evidence + ": no hap, so guests run there with shadow paging, slower", nested(host))
                    : Answer.block(evidence + ": neither hap nor shadow", nested(host));
        }
        return words.contains("hvm_directio")
                ? Answer.pass(evidence)
                : Answer.warn(
                        evidence + ": no hvm_directio, so no device can be passed through there",
                        remedy(host, "the IOMMU (VT-d or AMD-Vi)"));
    }

    private static String destination(Host host) {
        return "virt_caps of " + host.name() + ": ";
    }

    private static Remedy nested(Host host) {
        return remedy(host, "nested paging (EPT or NPT)");
    }

    private static Remedy remedy(Host host, String what) {
        return Remedy.commands(
                "Switch " + what + " on in the firmware of " + host.name()
                        + " if its processors have it, reboot it, and look whether Xen found it; or choose another destination.",
                "xl info | grep virt_caps",
                "xl dmesg | grep -i -e vt-d -e iommu -e hap -e svm -e vmx");
    }
}
