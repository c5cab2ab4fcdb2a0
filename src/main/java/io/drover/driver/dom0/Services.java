package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.Os;
import io.drover.model.Service;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Services that guests and migrations depend on. Whether one runs is told by its process, whatever unit or script started it;
 * whether it starts at boot by systemd or rc.conf.
 */
final class Services {
    static final List<String> RC_CONF = List.of("/etc/rc.conf", "/etc/rc.conf.local");

    private Services() {}

    static Observed<List<Service>> read(Sections sections, Files files) {
        return files.processes() instanceof Observed.Known<?>
                ? Sections.attempt("ps, services", () -> {
                    Collection<String> running =
                            Sections.need(files.processes()).values();
                    return SystemFacts.family(sections) == Os.LINUX
                            ? linux(running, Units.of(Sections.need(sections.ending(Units.COMMAND, 0))))
                            : freeBsd(running, rcConf(files));
                })
                : Observed.unknown(files.processes().basis());
    }

    /** FreeBSD's rc.conf, as far as it can be read without running it. */
    static Assignments rcConf(Files files) {
        return new Assignments(Sections.need(files.lines(RC_CONF)));
    }

    private static List<Service> linux(Collection<String> running, Units units) {
        boolean xen = units.atBoot("xen.service");
        return List.of(
                new Service(
                        "xenstored", xenstored(running), xen || units.atBoot("xenstored.service", "xenstored.socket")),
                new Service("xenconsoled", running.contains("xenconsoled"), xen || units.atBoot("xenconsoled.service")),
                new Service(
                        "libvirtd",
                        libvirtd(running) || units.active("libvirtd.socket", "virtxend.socket"),
                        units.atBoot(
                                "libvirtd.service",
                                "libvirtd.socket",
                                "libvirtd-lab.service",
                                "virtxend.service",
                                "virtxend.socket")),
                new Service(
                        "virtlockd",
                        running.contains("virtlockd") || units.active("virtlockd.socket"),
                        units.atBoot("virtlockd.service", "virtlockd.socket")),
                new Service("sanlock", running.contains("sanlock"), units.atBoot("sanlock.service")),
                new Service("xendomains", units.active("xendomains.service"), units.atBoot("xendomains.service")));
    }

    private static List<Service> freeBsd(Collection<String> running, Assignments rcConf) {
        boolean xencommons = rcConf.isYes("xencommons_enable");
        boolean consoles = running.contains("xenconsoled");
        return List.of(
                new Service("xencommons", xenstored(running) && consoles, xencommons),
                new Service("xenstored", xenstored(running), xencommons),
                new Service("xenconsoled", consoles, xencommons),
                new Service("libvirtd", libvirtd(running), rcConf.isYes("libvirtd_enable")),
                new Service("virtlockd", running.contains("virtlockd"), rcConf.isYes("virtlockd_enable")),
                new Service("xendomains", rcConf.isYes("xendomains_enable"), rcConf.isYes("xendomains_enable")));
    }

    /** There are two of them, in C and in OCaml. */
    private static boolean xenstored(Collection<String> running) {
        return running.stream().anyMatch(Set.of("xenstored", "oxenstored")::contains);
    }

    private static boolean libvirtd(Collection<String> running) {
        return running.stream().anyMatch(Set.of("libvirtd", "virtxend")::contains);
    }
}
