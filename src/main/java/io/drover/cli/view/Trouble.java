package io.drover.cli.view;

import io.drover.cli.text.Tone;
import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import java.util.Optional;

/**
 * What a reader is told of a transfer that does not go as planned.
 *
 * @param migration whose
 * @param words what happened
 * @param tone how bad it is
 */
record Trouble(MigrationId migration, String words, Tone tone) {

    /** The line for a fact, if it is such a fact. */
    static Optional<Trouble> of(Fact fact) {
        if (fact instanceof Fact.TransferStalled stalled) {
            return line(stalled.migration(), "ALARM: " + stalled.why(), Tone.BAD);
        }
        if (fact instanceof Fact.TransferMoving moving) {
            return line(moving.migration(), "its transfer moves again", Tone.GOOD);
        }
        if (fact instanceof Fact.RivalSeen seen) {
            return line(seen.migration(), "ALARM: " + seen.why(), Tone.BAD);
        }
        if (fact instanceof Fact.AbortRequested wanted) {
            return line(wanted.migration(), by(wanted.by()) + " has its transfer called off", Tone.WARNING);
        }
        return fact instanceof Fact.AbortRefused refused
                ? line(refused.migration(), "its transfer was not called off: " + refused.why(), Tone.WARNING)
                : Optional.empty();
    }

    private static String by(Course.Caller caller) {
        return switch (caller) {
            case OPERATOR -> "an operator";
            case WATCHDOG -> "the watchdog";
            case WINDOW -> "the end of the window";
            case RIVAL -> "the sight of another sender";
        };
    }

    private static Optional<Trouble> line(MigrationId migration, String words, Tone tone) {
        return Optional.of(new Trouble(migration, words, tone));
    }
}
