package io.drover.check;

import io.drover.model.Dom0Sample;
import io.drover.model.Finding;
import io.drover.model.Host;
import io.drover.model.HostSample;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.Sample;
import java.util.Set;
import java.util.stream.Stream;

/** Asks checks about a sample host by itself, xen1, which a test bends first. */
final class Alone {
    private final HostSample host = Sample.host("xen1");
    private final Dom0Sample dom0 = new Dom0Sample();

    /** A host on FreeBSD. */
    static Alone onFreeBsd() {
        var alone = new Alone();
        alone.dom0.system(Observed.known(new OperatingSystem(Os.FREEBSD, "FreeBSD 12.4-RELEASE", "boot-1"), "uname"));
        return alone;
    }

    HostSample host() {
        return host;
    }

    Dom0Sample dom0() {
        return dom0;
    }

    /** What a check finds about it, in a fleet with others. */
    Finding examine(String check, Host... others) {
        return examine(check, host.dom0(dom0.told()).build(), others);
    }

    /** What a check finds about it when nobody can log in there. */
    Finding withoutLogin(String check, Host... others) {
        return examine(check, host.dom0(Observed.unknown("no login")).build(), others);
    }

    private static Finding examine(String check, Host host, Host... others) {
        var fleet =
                Sample.fleet(Stream.concat(Stream.of(host), Stream.of(others)).toArray(Host[]::new));
        return Asking.inspection(fleet, Set.of()).findings(host).stream()
                .filter(finding -> finding.check().value().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
