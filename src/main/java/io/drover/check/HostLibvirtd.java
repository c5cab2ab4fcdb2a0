package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Set;

/**
 * Where libvirt is the toolstack, its daemon runs: {@code libvirtd}, or {@code virtxend} where each driver has its own. It has answered, or
 * the host would not be known at all: so a service that does not run is only one that is started by other means, and not seen at boot.
 */
final class HostLibvirtd implements HostCheck {
    private static final Daemon LIBVIRTD = new Daemon(
            Set.of("libvirtd", "virtxend"),
            host -> false,
            here -> here.service().atBoot(),
            HostLibvirtd::start);

    @Override
    public About about() {
        return About.effort(
                        "host.libvirtd",
                        "libvirt's daemon runs, and starts at boot",
                        "A host whose libvirt does not come back after its reboot takes no guests, and cannot be proved to be healthy.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Start it, now and at every boot.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        var toolstack = host.platform().toolstack();
        return toolstack.equals("libvirt")
                ? LIBVIRTD.examine(host)
                : Answer.pass(host.name() + " is driven through " + toolstack);
    }

    private static Remedy start(Host host) {
        return new PerSystem(
                        List.of("systemctl enable --now libvirtd"),
                        List.of("sysrc libvirtd_enable=YES", "service libvirtd start"))
                .on(host, "On " + host.name() + ", start it, now and at every boot.");
    }
}
