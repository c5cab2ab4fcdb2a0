package io.drover.cli.view;

import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Run;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader is told when queued moves of a run are planned again. */
final class ReplanView {
    /** A line that names more guests is not read. */
    private static final int MOST_NAMES = 6;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ReplanView() {}

    /** The words for a fact, if it is such a fact of this run. */
    static Optional<String> of(Run run, Fact fact) {
        if (fact instanceof Fact.ReplanWanted wanted && wanted.run().equals(run.id())) {
            return Optional.of(PlanView.guests(wanted.moves().size()) + " to be planned again: " + wanted.why());
        }
        return fact instanceof Fact.RunReplanned again && again.run().equals(run.id())
                ? Optional.of("planned again (" + again.why() + "): " + moves(again) + late(run, again))
                : Optional.empty();
    }

    private static String moves(Fact.RunReplanned fact) {
        String told = fact.moves().stream()
                .limit(MOST_NAMES)
                .map(again -> again.planned().move().name() + " to "
                        + again.planned().move().to())
                .collect(Collectors.joining(", "));
        return told + more(fact.moves().size());
    }

    private static String late(Run run, Fact.RunReplanned fact) {
        if (fact.late().isEmpty()) {
            return "";
        }
        String names =
                fact.late().stream().limit(MOST_NAMES).map(id -> name(run, id)).collect(Collectors.joining(", "));
        return "; the window will end before these have moved: " + names
                + more(fact.late().size());
    }

    private static String name(Run run, MigrationId id) {
        return run.migration(id).map(Migration::move).map(move -> move.name()).orElse(id.toString());
    }

    private static String more(int all) {
        return all > MOST_NAMES ? " and " + (all - MOST_NAMES) + " more" : "";
    }

    /** A line for each time that it was done, for the account of a run. */
    static List<Line> account(Run run) {
        return run.replans().stream().map(ReplanView::line).toList();
    }

    private static Line line(Run.Replan replan) {
        var late = replan.late() > 0 ? ", " + replan.late() + " too late for the window" : "";
        return Line.of(
                "planned again at %s: %s: %s, %d to another host%s"
                        .formatted(
                                TIME.format(replan.at()),
                                replan.why(),
                                PlanView.guests(replan.guests()),
                                replan.elsewhere(),
                                late),
                replan.late() > 0 ? Tone.WARNING : Tone.PLAIN);
    }
}
