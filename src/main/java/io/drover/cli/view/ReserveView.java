package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.Plan;
import io.drover.model.Reserve;

/** What a plan leaves in reserve for the failure of any one host. */
public final class ReserveView {
    private ReserveView() {}

    static Line of(Plan plan, Reserve reserve) {
        return Line.of("reserve: " + words(plan, reserve), reserve.isKept() ? Tone.PLAIN : Tone.BAD);
    }

    /** Whether it is kept and how tightly, or why not. */
    public static String words(Plan plan, Reserve reserve) {
        return words(reserve) + (plan.stranded().isEmpty() ? "" : "; guests that stay are not counted");
    }

    private static String words(Reserve reserve) {
        var state = switch (reserve.state()) {
            case KEPT -> "kept";
            case NOT_KEPT -> "not kept";
            case NOT_PROVED -> "not proved";
        };
        return state
                + reserve.failure()
                        .map(failure -> reserve.isKept() ? tightest(failure) : why(failure))
                        .orElse("; no host has guests");
    }

    private static String tightest(Reserve.Failure failure) {
        return "; tightest if " + failure.host() + " fails, " + Amounts.bytes(failure.spareBytes()) + " to spare";
    }

    private static String why(Reserve.Failure failure) {
        return "; if " + failure.host() + " failed, " + failure.evidence() + "; " + failure.remedy();
    }
}
