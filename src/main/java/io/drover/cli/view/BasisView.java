package io.drover.cli.view;

import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.Plan;
import java.util.Locale;

/** How a plan's times are known, and how far they may be off. */
final class BasisView {
    private BasisView() {}

    static Line of(Plan.Basis basis) {
        return Line.of(
                "times " + basis.how() + basis.took().map(BasisView::width).orElse(""), Tone.FAINT);
    }

    private static String width(Plan.Basis.Width took) {
        return String.format(
                Locale.ROOT,
                "; of five like these, four took %.2f to %.2f times what is predicted",
                took.low(),
                took.high());
    }
}
