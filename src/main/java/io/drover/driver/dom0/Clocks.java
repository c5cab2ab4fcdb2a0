package io.drover.driver.dom0;

import io.drover.model.HostClock;
import io.drover.model.Observed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host's clock beside Drover's. The script reads it first and last. Both moments lie between sending and receiving, and as far
 * apart as the host says; so the first lies between sending, and receiving less that time. In the middle of the two the offset is
 * wrong by half of what is between them at most.
 */
final class Clocks {
    private static final String FIRST = "date +%s.%N (first)";
    private static final String LAST = "date +%s.%N (last)";
    private static final Pattern TIME = Pattern.compile("(\\d{1,11})(?:\\.(\\d{9}))?(?:\\..{0,3})?");
    private static final Pattern IN_STEP = Pattern.compile("Leap status\\s*: Normal");
    private static final Pattern LOCAL_REFERENCE = Pattern.compile("Reference ID\\s*: (?:7F7F0101|00000000).*");

    /** A reading of a clock; FreeBSD's date tells whole seconds, so the time may be up to a second more. */
    private record Reading(Instant time, Duration grain) {}

    private Clocks() {}

    static Observed<HostClock> read(Sections sections, Files files, Instant sent, Instant received) {
        return Sections.attempt(
                "date +%s.%N",
                () -> {
                    Reading first = reading(Sections.need(sections.ending(FIRST, 0)));
                    Reading last = reading(Sections.need(sections.ending(LAST, 0)));
                    Duration took = Duration.between(first.time(), last.time()).minus(first.grain());
                    Duration least =
                            Duration.between(received, first.time()).plus(took.isNegative() ? Duration.ZERO : took);
                    Duration most = Duration.between(sent, first.time()).plus(first.grain());
                    if (took.plus(first.grain()).isNegative() || most.compareTo(least) < 0) {
                        throw new IllegalArgumentException("it was set while the question ran");
                    }
                    return new HostClock(
                            least.plus(most).dividedBy(2),
                            most.minus(least).dividedBy(2),
                            synchronised(sections, files));
                });
    }

    private static Reading reading(Section section) {
        Matcher time = TIME.matcher(section.line());
        if (!time.matches()) {
            throw new IllegalArgumentException("'" + section.line() + "' is no time");
        }
        long nanos = time.group(2) == null ? 0 : new BigDecimal(time.group(2)).longValueExact();
        return new Reading(
                Instant.ofEpochSecond(Integers.between(time.group(1), 0L, Long.MAX_VALUE), nanos),
                time.group(2) == null ? Duration.ofSeconds(1) : Duration.ZERO);
    }

    /** Whether chrony, ntpd or systemd-timesyncd runs and says that it follows a clock; a host that says nothing is not. */
    private static boolean synchronised(Sections sections, Files files) {
        Collection<String> processes = Sections.need(files.processes()).values();
        boolean timesyncd = processes.contains("systemd-timesyn")
                && Sections.need(sections.said("names")).lines().contains("/run/systemd/timesync/synchronized");
        boolean chrony = sections.ending("chronyc -n tracking", 0)
                .map(tracking -> matches(tracking, IN_STEP) && !matches(tracking, LOCAL_REFERENCE))
                .asOptional()
                .orElse(false);
        boolean ntpd = sections.ending("ntpq -pn", 0)
                .map(peers -> peers.rows().stream().anyMatch(peer -> peer.startsWith("*") || peer.startsWith("o")))
                .asOptional()
                .orElse(false);
        return timesyncd || chrony || ntpd;
    }

    private static boolean matches(Section section, Pattern pattern) {
        return section.rows().stream()
                .anyMatch(line -> pattern.matcher(line.strip()).matches());
    }
}
