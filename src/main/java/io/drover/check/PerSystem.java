package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Os;
import io.drover.model.Remedy;
import java.util.ArrayList;
import java.util.List;

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

    /** One command for each system. */
    static PerSystem of(String linux, String freebsd) {
        return new PerSystem(List.of(linux), List.of(freebsd));
    }

    /** Commands that every system takes. */
    static PerSystem same(String... commands) {
        return new PerSystem(List.of(commands), List.of(commands));
    }

    /** These commands, and then the others. */
    PerSystem then(PerSystem others) {
        return new PerSystem(joined(linux, others.linux), joined(freebsd, others.freebsd));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** The remedy on that host: its own system's commands, or both where the system is not known. */
    Remedy on(Host host, String advice) {
        return Told.system(host)
                .map(os -> new Remedy(advice, os == Os.LINUX ? linux : freebsd))
                .orElseGet(() -> either(advice));
    }

    /** The remedy for a host of either system. */
    Remedy either(String advice) {
        if (linux.equals(freebsd)) {
            return new Remedy(advice, linux);
        }
        var order = " The first " + (linux.size() == 1 ? "is" : linux.size() + " are")
                + " for Linux, the rest for FreeBSD.";
        return new Remedy(advice + order, joined(linux, freebsd));
    }
}
