package io.drover.cli;

import io.drover.cli.text.Line;
import io.drover.cli.view.RunLines;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a run as lines that stay: each change of phase, and every five seconds how far each transfer is, or what takes so long. */
final class PlainLog implements Display {
    private static final Duration PACE = Duration.ofSeconds(5);

    private final Console console;
    private final Map<MigrationId, Instant> told = new HashMap<>();

    PlainLog(Console console) {
        this.console = console;
    }

    @Override
    public void fact(Run run, Recorded recorded) {
        RunLines.of(run, recorded).ifPresent(line -> note(List.of(line)));
    }

    @Override
    public void show(Run run, Map<MigrationId, Progress> progress, Instant now) {
        for (var migration : run.migrations()) {
            if (migration.phase().isInFlight() && isDue(migration, now)) {
                var known = Optional.ofNullable(progress.get(migration.id()));
                note(List.of(known.map(far -> RunLines.of(migration, far)).orElseGet(() -> RunLines.still(migration))));
            }
        }
    }

    /** Five seconds after the last line; the first comes five seconds after the transfer was first seen. */
    private boolean isDue(Migration migration, Instant now) {
        var last = told.putIfAbsent(migration.id(), now);
        boolean due = last != null && !now.isBefore(last.plus(PACE));
        if (due) {
            told.put(migration.id(), now);
        }
        return due;
    }

    @Override
    public void note(List<Line> lines) {
        console.say(lines);
    }
}
