package io.drover.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** Moments as an operator writes them. */
final class TimeOfDay {
    private TimeOfDay() {}

    /**
     * The moment that is meant: a time of day is the next one from now, in that zone.
     *
     * @throws CommandException if it is neither a time of day nor a moment with its offset, or is over
     */
    static Instant next(String text, Instant now, ZoneId zone) {
        Instant moment = text.contains("T") ? moment(text) : timeOfDay(text, now, zone);
        if (!moment.isAfter(now)) {
            throw new CommandException(
                    ExitCode.USAGE, "a window cannot end at " + text + ": that is over", "It is " + now + " now.");
        }
        return moment;
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw unreadable(text);
        }
    }

    private static Instant timeOfDay(String text, Instant now, ZoneId zone) {
        try {
            ZonedDateTime today = now.atZone(zone).with(LocalTime.parse(text));
            return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
        } catch (DateTimeParseException wrong) {
            throw unreadable(text);
        }
    }

    private static CommandException unreadable(String text) {
        return new CommandException(
                ExitCode.USAGE,
                "'" + text + "' is no time",
                "Write a time of day such as 05:30, or a moment with its offset such as 2030-01-31T05:30+01:00.");
    }
}
