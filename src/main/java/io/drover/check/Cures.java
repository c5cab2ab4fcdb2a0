package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commands that several remedies share, each in the form that the host's system takes. */
final class Cures {
    /** What restarting libvirtd does, and does not. */
    static final String RESTART = "restart libvirtd, which touches no guest and makes it ask Xen anew";

    private static final String LINUX = "systemctl restart libvirtd";
    private static final String FREEBSD = "service libvirtd restart";

    private Cures() {}

    /** Restarting libvirtd on that host; in both forms where its system is not known. */
    static List<String> restartLibvirtd(Host host) {
        return systemOf(host)
                .map(os -> List.of(os == Os.LINUX ? LINUX : FREEBSD))
                .orElse(List.of(LINUX, FREEBSD));
    }

    /** What that host's Dom0 runs, where it told. */
    static Optional<Os> systemOf(Host host) {
        return Told.by(host, Dom0::system).asOptional().map(OperatingSystem::os);
    }

    /** The first commands, then the others. */
    static List<String> and(List<String> first, String... others) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(others));
        return List.copyOf(all);
    }
}
