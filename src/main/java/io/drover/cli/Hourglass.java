package io.drover.cli;

import io.drover.cli.http.Waiting;
import io.drover.cli.text.Amounts;
import java.time.Duration;

/**
 * Shows on standard error for how long an answer has been waited for: on a terminal one line that changes each second and goes when the
 * answer is there, elsewhere a line now and then.
 */
final class Hourglass implements Waiting {
    private static final String ERASED = "\r\u001b[2K";
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final int LONGER = 3;

    private final Console console;
    private boolean shown;
    private Duration next = FIRST;

    Hourglass(Console console) {
        this.console = console;
    }

    @Override
    public void goesOn(String doing, Duration since) {
        if (console.traits().showsTalk()) {
            console.raw(ERASED + line(doing, since));
            shown = true;
        } else if (since.compareTo(next) >= 0) {
            console.say(line(doing, since));
            next = next.multipliedBy(LONGER);
        }
    }

    private static String line(String doing, Duration since) {
        return doing + ": " + Amounts.duration(Duration.ofSeconds(since.toSeconds())) + " so far";
    }

    @Override
    public void ends() {
        if (shown) {
            console.raw(ERASED);
        }
        shown = false;
        next = FIRST;
    }
}
