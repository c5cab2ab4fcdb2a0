package io.drover.cli;

import io.drover.cli.text.Line;
import io.drover.cli.view.RunLines;
import io.drover.cli.view.RunScreen;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Redraws a run in place with the cursor movements of ECMA-48: up, erase line, erase below. */
final class LiveScreen implements Display {
    private static final String ERASE_LINE = "\u001b[2K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Console console;
    private List<Line> drawn = List.of();

    LiveScreen(Console console) {
        this.console = console;
    }

    @Override
    public void fact(Run run, Recorded recorded) {
        // The next drawing shows all but what became of the plan.
        if (recorded.fact() instanceof Fact.RunReplanned) {
            RunLines.of(run, recorded).ifPresent(line -> note(List.of(line)));
        }
    }

    @Override
    public void show(Run run, Map<MigrationId, Progress> progress, Instant now) {
        draw(RunScreen.of(run, progress, console.traits().rows() - 1));
    }

    @Override
    public void note(List<Line> lines) {
        var below = drawn;
        draw(List.of());
        console.say(lines);
        draw(below);
    }

    private void draw(List<Line> lines) {
        var text = new StringBuilder();
        if (!drawn.isEmpty()) {
            text.append("\u001b[").append(drawn.size()).append("A\r");
        }
        for (var line : lines) {
            text.append(ERASE_LINE)
                    .append(console.dress(line.cut(console.traits().columns() - 1)))
                    .append('\n');
        }
        console.raw(text.append(ERASE_BELOW).toString());
        drawn = lines;
    }
}
