package io.drover.cli;

import io.drover.cli.text.Line;
import io.drover.model.MigrationId;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where a run under way is shown. */
interface Display {
    /** Something became true. */
    void fact(Run run, Recorded recorded);

    /** This is how it stands now. Called at most four times a second. */
    void show(Run run, Map<MigrationId, Progress> progress, Instant now);

    /** Something to be read that stays. */
    void note(List<Line> lines);

    /** Best display for that console. */
    static Display on(Console console) {
        return console.traits().showsTalk() ? new LiveScreen(console) : new PlainLog(console);
    }
}
