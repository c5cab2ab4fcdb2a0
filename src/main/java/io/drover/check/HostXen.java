package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.XenDomain;
import java.util.List;

/** Xen answers the Dom0, and schedules it. */
final class HostXen implements HostCheck {
    @Override
    public About about() {
        return About.effort(
                        "host.xen",
                        "Xen runs and its Dom0 is scheduled",
                        "Where Xen gives no answer, no guest can be moved, looked at, or proved to be anywhere.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Boot the host under Xen.");
    }

    @Override
    public boolean standsOnDom0() {
        return true;
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        boolean silent = host.dom0().asOptional().isPresent()
                && Told.by(host, Dom0::hypervisor).asOptional().isEmpty()
                && Told.by(host, Dom0::domains).asOptional().isEmpty();
        if (silent && host.platform().xen().asOptional().isEmpty()) {
            return Answer.block("xl gets no answer on " + host.name() + Told.how(host, Dom0::hypervisor), remedy(host));
        }
        var version = "Xen "
                + Told.by(host, Dom0::hypervisor)
                        .asOptional()
                        .map(xen -> xen.version().toString())
                        .or(() -> host.platform().xen().asOptional().map(Object::toString))
                        .orElse("of a version that is not known");
        return Told.answer(
                host, Dom0::domains, version + " answers; the domains", domains -> zero(host, domains, version));
    }

    private static Answer zero(Host host, List<XenDomain> domains, String version) {
        var how = Told.how(host, Dom0::domains);
        return domains.stream()
                .filter(XenDomain::isDomainZero)
                .findFirst()
                .map(zero -> zero.state().isScheduled()
                        ? Answer.pass(host.name() + " runs " + version + ", and its Dom0 is scheduled" + how)
                        : Answer.block(
                                host.name() + " runs " + version + ", but its Dom0 is "
                                        + zero.state().flags() + how,
                                remedy(host)))
                .orElseGet(() -> Answer.block("Xen tells of no Domain-0 on " + host.name() + how, remedy(host)));
    }

    private static Remedy remedy(Host host) {
        return new PerSystem(
                        List.of("cat /sys/hypervisor/type", "xl info", "xl list"),
                        List.of("sysctl kern.vm_guest", "sysrc -f /boot/loader.conf xen_kernel", "xl info", "xl list"))
                .on(
                        host,
                        "On " + host.name()
                                + ", see whether it was booted under Xen and what xl says; if it was not, boot it with Xen.");
    }
}
