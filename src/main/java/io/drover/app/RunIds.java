package io.drover.app;

import io.drover.model.RunId;
import io.drover.port.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Runs named after the moment they were asked for, in UTC, so that they sort by age: {@code 20260131-2359-7k3f}. */
final class RunIds implements Ids {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm-", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RADIX = 36;
    private static final int MILLIS_OF_MINUTE = 60_000;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    RunIds(InstantSource clock) {
        this.clock = clock;
    }

    /** {@inheritDoc} Within a minute they sort by the millisecond; two digits of chance keep two of one millisecond apart. */
    @Override
    public RunId nextRun() {
        Instant now = clock.instant();
        int millis = (int) (now.toEpochMilli() % MILLIS_OF_MINUTE);
        String tail = padded(millis, 4) + padded(random.nextInt(RADIX * RADIX), 2);
        return new RunId(MINUTE.format(now) + tail);
    }

    private static String padded(int value, int digits) {
        String text = Integer.toString(value, RADIX);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
