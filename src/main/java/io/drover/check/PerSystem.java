package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import io.drover.model.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commands that do one thing, for each system that a Dom0 may run.
 *
 * @param linux for Linux
 * @param freebsd for FreeBSD
 */
record PerSystem(List<String> linux, List<String> freebsd) {

    PerSystem {
        linux = List.copyOf(linux);
        freebsd = List.copyOf(freebsd);
    }

    /** The remedy on that host: its own system's commands, or both where the system is not known. */
    Remedy on(Host host, String advice) {
        return systemOf(host)
                .map(os -> new Remedy(advice, os == Os.LINUX ? linux : freebsd))
                .orElseGet(() -> either(advice));
    }

    /** The remedy for a host of either system. */
    Remedy either(String advice) {
        List<String> both = new ArrayList<>(linux);
        both.addAll(freebsd);
        var order = " The first " + (linux.size() == 1 ? "is" : linux.size() + " are")
                + " for Linux, the rest for FreeBSD.";
        return new Remedy(advice + order, both);
    }

    /** What a host's Dom0 runs, where it told. */
    static Optional<Os> systemOf(Host host) {
        return HostCheck.told(host, Dom0::system).map(OperatingSystem::os);
    }
}
