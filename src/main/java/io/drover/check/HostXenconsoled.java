package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Verdict;
import java.util.Set;

/** Guests' consoles are read. */
final class HostXenconsoled implements HostCheck {
    private static final Daemon XENCONSOLED = new Daemon(
            Set.of("xenconsoled"), host -> false, XenUnits::atBoot, host -> XenUnits.start(host, "xenconsoled"));

    @Override
    public About about() {
        return About.effort(
                        "host.xenconsoled",
                        "xenconsoled runs, and starts at boot",
                        "Without it a guest has no console, which is where one looks when it does not come up.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Start it; on FreeBSD, by xencommons.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return XENCONSOLED.examine(host);
    }
}
