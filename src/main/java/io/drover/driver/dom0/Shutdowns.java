package io.drover.driver.dom0;

import io.drover.model.Observed;
import java.time.Instant;
import java.util.List;

/** Whether the host is about to go down: what systemd has scheduled, or a {@code shutdown} that runs. */
final class Shutdowns {
    private static final String SCHEDULED = "/run/systemd/shutdown/scheduled";
    private static final String NOLOGIN = "/var/run/nologin";
    private static final long MICROS = 1_000_000;

    private Shutdowns() {}

    static Observed<String> read(Sections sections, Files files) {
        return Sections.attempt(SCHEDULED + ", ps", () -> {
            List<String> lines = Sections.need(files.lines(SCHEDULED));
            boolean runs = Sections.need(files.processes()).containsValue("shutdown");
            boolean nologin = isFreeBsd(sections)
                    && Sections.need(sections.said("names")).lines().contains(NOLOGIN);
            if (!lines.isEmpty()) {
                return scheduled(new Assignments(lines));
            }
            if (runs) {
                return "a shutdown is running";
            }
            return nologin ? NOLOGIN + " is there: logins are closed for a shutdown" : "";
        });
    }

    /** On Linux the file is there from boot until logins are opened, too, and on hosts that never open them. */
    private static boolean isFreeBsd(Sections sections) {
        return sections.said("uname -sr")
                .asOptional()
                .filter(said -> said.text().startsWith("FreeBSD"))
                .isPresent();
    }

    private static String scheduled(Assignments told) {
        long micros = Integers.between(told.value("USEC", "?"), 0L, Long.MAX_VALUE);
        return Section.words(told.value("MODE", "shutdown")) + " at " + Instant.ofEpochSecond(micros / MICROS);
    }
}
