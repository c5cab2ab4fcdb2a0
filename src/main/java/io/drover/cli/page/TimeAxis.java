package io.drover.cli.page;

import io.drover.cli.text.Amounts;
import java.time.Duration;
import java.util.Locale;

/**
 * Time from left to right, in shares of the whole.
 *
 * @param total what the whole width stands for; longer than nothing
 */
record TimeAxis(Duration total) {
    private static final int MOST_TICKS = 8;

    /** What people count in, in milliseconds; from a day on it doubles. */
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        1_000,
        2_000,
        5_000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        14_400_000,
        21_600_000,
        43_200_000,
        86_400_000
    };

    /** The time between two ticks: a round one, so that there are eight at most. */
    Duration step() {
        long wanted = total.toMillis() / MOST_TICKS;
        for (long step : STEPS) {
            if (step >= wanted) {
                return Duration.ofMillis(step);
            }
        }
        long step = STEPS[STEPS.length - 1];
        while (step < wanted) {
            step *= 2;
        }
        return Duration.ofMillis(step);
    }

    /** How far to the right that is, such as {@code 12.5%}. */
    String share(Duration time) {
        double share = 100.0 * time.toNanos() / Math.max(1, total.toNanos());
        return String.format(Locale.ROOT, "%.2f%%", share).replaceFirst("\\.?0+%", "%");
    }

    /** The axis itself: a word at each tick. */
    void draw(Html html) {
        html.open("div", "class", "axis");
        var step = step();
        var last = total.minus(step.dividedBy(3)); // beyond it there is no room for its word
        for (var time = Duration.ZERO; time.compareTo(last) < 0; time = time.plus(step)) {
            html.element("i", time.isZero() ? "0" : Amounts.duration(time), "style", "left:" + share(time));
        }
        html.close("div");
    }
}
