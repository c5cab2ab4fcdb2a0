package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Verdict;
import java.util.Set;

/**
 * The store in which Dom0 and guests find each other is served. Where xl lists domains something serves it, be it a domain of its own
 * instead of a service.
 */
final class HostXenstored implements HostCheck {
    private static final Daemon XENSTORED = new Daemon(
            Set.of("xenstored", "oxenstored"),
            HostXenstored::isMissed,
            XenUnits::atBoot,
            host -> XenUnits.start(host, "xenstored"));

    @Override
    public About about() {
        return About.effort(
                        "host.xenstored",
                        "xenstored runs, and starts at boot",
                        "Without it no toolstack sees or makes a guest, and none connects to its disk.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Start it; on FreeBSD, by xencommons.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return XENSTORED.examine(host);
    }

    private static boolean isMissed(Host host) {
        return Told.by(host, Dom0::domains).asOptional().isEmpty();
    }
}
