package io.drover.driver.dom0;

import io.drover.model.Dom0;
import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks a Dom0 for its operating system only. */
public final class SystemInterview {
    private static final String HOW = "uname -sr";
    private static final String NOT_ASKED = "it was not asked for";

    private SystemInterview() {}

    /** The interview. */
    public static Interview interview() {
        return new Interview(SystemInterview::script, (output, sent, received) -> read(output));
    }

    private static String script(Set<String> paths) {
        return "uname -s; uname -r; cat /proc/sys/kernel/random/boot_id 2>/dev/null || sysctl -n kern.boottime\n";
    }

    private static Dom0 read(String output) {
        List<String> lines = output.lines().toList();
        Observed<OperatingSystem> system = lines.size() < 3
                ? Observed.unknown(HOW + " said too little")
                : Observed.known(
                        new OperatingSystem(
                                lines.get(0).equals("FreeBSD") ? Os.FREEBSD : Os.LINUX,
                                lines.get(0) + " " + lines.get(1),
                                lines.get(2)),
                        HOW);
        return new Dom0(
                system,
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED),
                new TreeMap<>(),
                Observed.unknown(NOT_ASKED),
                Map.of(),
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED),
                Observed.unknown(NOT_ASKED));
    }
}
