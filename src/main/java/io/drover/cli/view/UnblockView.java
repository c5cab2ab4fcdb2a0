package io.drover.cli.view;

import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.Unblocking;
import io.drover.model.Unblocking.Opened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What would let the guests move that a plan leaves behind. */
final class UnblockView {
    private UnblockView() {}

    static List<Line> of(Unblocking unblocking) {
        var lines = new ArrayList<Line>();
        if (!unblocking.steps().isEmpty()) {
            lines.add(Line.of(heading(unblocking), Tone.STRONG));
        }
        int number = 1;
        for (var step : unblocking.steps()) {
            lines.add(Line.of("%2d. %s: %s"
                    .formatted(number++, step.check(), step.remedy().advice())));
            step.remedy().commands().forEach(command -> lines.add(Line.of("        " + command, Tone.STRONG)));
            lines.add(Line.of("    lets " + opened(step.lets())));
        }
        if (!unblocking.beyond().isEmpty()) {
            var names =
                    unblocking.beyond().stream().map(Unblocking.Beyond::name).toList();
            lines.add(Line.of("No remedy gives a destination to " + ReasonsView.names(names) + ".", Tone.BAD));
        }
        return lines;
    }

    private static String heading(Unblocking unblocking) {
        var who = unblocking.beyond().isEmpty() ? "every guest" : "every other guest";
        return unblocking.smallest()
                ? "The smallest set of remedies that lets " + who + " move:"
                : "Remedies that let " + who + " move; whether fewer would do is not proved:";
    }

    private static String opened(List<Opened> lets) {
        Map<String, List<String>> byHost = new LinkedHashMap<>();
        lets.forEach(opened -> byHost.computeIfAbsent(opened.to().value(), none -> new ArrayList<>())
                .add(opened.name()));
        return byHost.entrySet().stream()
                .map(entry -> ReasonsView.names(entry.getValue()) + " move to " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
