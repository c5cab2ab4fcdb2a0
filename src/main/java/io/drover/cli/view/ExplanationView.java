package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Explanation;
import io.drover.model.Explanation.Alone;
import io.drover.model.Explanation.Choice;
import io.drover.model.Explanation.Other;
import io.drover.model.Explanation.Standing;
import io.drover.model.Explanation.Wait;
import io.drover.model.PlannedMove;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Why a plan sends a guest there and then, or leaves it. Hosts of which the same is true share a row. */
public final class ExplanationView {
    private static final int MOST_ROWS = 40;

    private final Explanation explanation;

    private ExplanationView(Explanation explanation) {
        this.explanation = explanation;
    }

    /** The whole explanation. */
    public static List<Line> of(Explanation explanation) {
        return new ExplanationView(explanation).lines();
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(summary());
        lines.add(Line.of(explanation.planned().isPresent() ? "Why there:" : "Why not elsewhere:", Tone.STRONG));
        lines.addAll(choices());
        explanation.planned().ifPresent(planned -> {
            lines.add(Line.of("Why then:", Tone.STRONG));
            lines.addAll(start(planned));
        });
        return lines;
    }

    private Line summary() {
        var planned = explanation.planned();
        if (planned.isEmpty()) {
            return Line.of(explanation.name() + " stays on " + explanation.from() + ".", Tone.BAD);
        }
        var move = planned.get();
        var limit = explanation.limit();
        boolean over = move.expected().downtime().compareTo(limit.limit()) > 0;
        return Line.of(
                "%s goes from %s to %s, +%s to +%s, at %s; it stands still for %s, %s %s (%s)."
                        .formatted(
                                explanation.name(),
                                explanation.from(),
                                move.move().to(),
                                Amounts.duration(move.start()),
                                Amounts.duration(move.end()),
                                Amounts.rate(move.bytesPerSecond()),
                                Amounts.duration(move.expected().downtime()),
                                over ? "more than the limit of" : "within the limit of",
                                Amounts.duration(limit.limit()),
                                limit.of()),
                over ? Tone.WARNING : Tone.PLAIN);
    }

    private record Reason(Standing standing, List<String> words) {}

    private List<Line> choices() {
        SortedMap<Standing, Map<Reason, List<String>>> alike = new TreeMap<>();
        for (var choice : explanation.choices()) {
            alike.computeIfAbsent(choice.standing(), none -> new LinkedHashMap<>())
                    .computeIfAbsent(new Reason(choice.standing(), words(choice)), none -> new ArrayList<>())
                    .add(choice.to().value());
        }
        var table = Table.of("TO", "IS", "BECAUSE");
        int left = MOST_ROWS;
        int hidden = 0;
        for (var reasons : alike.values()) {
            for (var reason : reasons.entrySet()) {
                if (left > 0) {
                    row(table, reason.getKey(), reason.getValue());
                } else {
                    hidden += reason.getValue().size();
                }
                left--;
            }
        }
        var lines = new ArrayList<>(table.lines());
        if (hidden > 0) {
            lines.add(Line.of("and " + hidden + " more hosts; -o json has all"));
        }
        return lines;
    }

    private static void row(Table table, Reason reason, List<String> hosts) {
        var to = Cell.of(ReasonsView.names(hosts));
        var is = new Cell(name(reason.standing()), tone(reason.standing()));
        for (var words : reason.words()) {
            table.row(to, is, Cell.of(words));
            to = Cell.of("");
            is = Cell.of("");
        }
    }

    private static String name(Standing standing) {
        return switch (standing) {
            case CHOSEN -> "chosen";
            case ALIKE -> "as good";
            case FASTER -> "faster";
            case AVOIDED -> "avoided";
            case SLOWER -> "slower";
            case BUSY -> "busy then";
            case TAKEN -> "taken";
            case HELD -> "held back";
        };
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case CHOSEN -> Tone.STRONG;
            case ALIKE, FASTER -> Tone.GOOD;
            case AVOIDED, SLOWER, BUSY, TAKEN -> Tone.WARNING;
            case HELD -> Tone.BAD;
        };
    }

    private List<String> words(Choice choice) {
        return switch (choice.standing()) {
            case CHOSEN -> List.of(alone(choice) + " there, alone on its link");
            case ALIKE -> List.of("neither slower nor busy; no better plan was found with it");
            case FASTER -> List.of(alone(choice) + " there, yet no better plan was found with it" + used(choice));
            case AVOIDED -> List.of("it was to take guests only where no other has room");
            case SLOWER -> List.of(alone(choice) + " there, alone on its link" + tooLong(choice));
            case BUSY -> List.of("its link takes " + others(choice.others()) + " in");
            case TAKEN -> findings(choice, choice.others().isEmpty() ? "" : "beside " + guests(choice.others()) + ": ");
            case HELD -> findings(choice, "");
        };
    }

    private static List<String> findings(Choice choice, String before) {
        return choice.findings().stream()
                .map(finding -> before + finding.check() + ": " + finding.evidence())
                .toList();
    }

    private static String alone(Choice choice) {
        return choice.alone()
                .map(alone -> "it takes %s at %s, and stands still for %s"
                        .formatted(
                                Amounts.duration(alone.duration()),
                                Amounts.rate(alone.bytesPerSecond()),
                                Amounts.duration(alone.downtime())))
                .orElse("");
    }

    private String tooLong(Choice choice) {
        Optional<Duration> over = choice.alone()
                .map(Alone::downtime)
                .filter(downtime -> downtime.compareTo(explanation.limit().limit()) > 0);
        return over.isPresent() ? ": longer than it may" : "";
    }

    private static String used(Choice choice) {
        return choice.others().isEmpty() ? "" : "; its link takes " + others(choice.others()) + " in";
    }

    private List<Line> start(PlannedMove planned) {
        if (planned.start().isZero()) {
            return List.of(Line.of("It starts at once."));
        }
        if (explanation.waits().isEmpty()) {
            return List.of(Line.of("It waits for no other: no better place was found for it in the order."));
        }
        return explanation.waits().stream()
                .map(wait -> Line.of(wait(wait, planned)))
                .toList();
    }

    private static String wait(Wait wait, PlannedMove planned) {
        var others = others(wait.others());
        return switch (wait.cause()) {
            case SOURCE -> "It waits for the outgoing link of " + planned.move().from() + ", which has " + others + ".";
            case DESTINATION ->
                "It waits for the incoming link of " + planned.move().to() + ", which has " + others + ".";
            case RUN -> "It waits since no more may move at once in a run; under way are " + others + ".";
            case ROOM -> "It waits for room on " + planned.move().to() + ", which is made by " + others + ".";
        };
    }

    private static String guests(List<Other> others) {
        return ReasonsView.names(others.stream().map(Other::name).toList());
    }

    private static String others(List<Other> others) {
        return ReasonsView.names(others.stream()
                .map(other -> other.name() + " (+" + Amounts.duration(other.start()) + " to +"
                        + Amounts.duration(other.end()) + ")")
                .toList());
    }
}
