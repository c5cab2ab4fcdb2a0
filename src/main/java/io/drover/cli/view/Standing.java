package io.drover.cli.view;

import io.drover.cli.text.Tone;
import io.drover.model.Migration;
import io.drover.model.Phase;

/** How a phase reads to an operator who wants to know where a guest is. */
final class Standing {
    private Standing() {}

    /** The host that the guest is on, or why it cannot be said. */
    static String place(Migration migration) {
        var move = migration.move();
        return switch (migration.phase()) {
            case QUEUED, CHECKING, COPYING, REFUSED, CANCELLED, FAILED ->
                move.from().value();
            case SETTLING, DONE -> move.to().value();
            case SWITCHING, VERIFYING -> "on its way";
            case UNKNOWN, NEEDS_OPERATOR -> "look at both";
        };
    }

    static Tone tone(Phase phase) {
        return switch (phase) {
            case DONE -> Tone.GOOD;
            case QUEUED, CANCELLED -> Tone.FAINT;
            case CHECKING, COPYING, SWITCHING, VERIFYING, SETTLING -> Tone.STRONG;
            case REFUSED -> Tone.WARNING;
            case FAILED, UNKNOWN, NEEDS_OPERATOR -> Tone.BAD;
        };
    }
}
