package io.drover.app;

import io.drover.cli.Archive;
import io.drover.cli.CommandException;
import io.drover.cli.ExitCode;
import io.drover.cli.Target;
import io.drover.config.ConfigException;
import io.drover.config.Configuration;
import io.drover.engine.State;
import io.drover.model.Recorded;
import io.drover.port.JournalException;
import io.drover.store.Audit;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Journals in files of SQLite. To verify one is also to fold it, as a start does. */
final class FileArchive implements Archive {

    @Override
    public Path of(Target target) {
        if (!(target instanceof Target.Configured configured)) {
            throw new CommandException(
                    ExitCode.USAGE, "a simulated fleet's journal goes when the fleet does", "Name a journal's file.");
        }
        try {
            return Configuration.load(configured.file()).journal().path();
        } catch (ConfigException wrong) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        }
    }

    @Override
    public Report verify(Path file) {
        return read(file, audit -> audit.verify(new Folding()));
    }

    @Override
    public Report export(Path file, Consumer<String> line) {
        return read(file, audit -> audit.export(line));
    }

    private static Report read(Path file, Function<Audit, Audit.Report> work) {
        try (Audit audit = Audit.open(file)) {
            Audit.Report found = work.apply(audit);
            return new Report(
                    file,
                    found.isSound(),
                    found.format(),
                    found.facts(),
                    found.last(),
                    found.completeAfter(),
                    found.damaged(),
                    found.damages().stream().map(FileArchive::words).toList());
        } catch (JournalException refused) {
            throw new CommandException(ExitCode.UNAVAILABLE, String.valueOf(refused.getMessage()));
        }
    }

    private static String words(Audit.Damage damage) {
        return damage.sequence() == 0 ? damage.what() : "fact " + damage.sequence() + " " + damage.what();
    }

    /** Each fact must be possible after those before it. */
    private static final class Folding implements Audit.Listener {
        private State state = State.EMPTY;

        @Override
        public Optional<String> told(Recorded recorded) {
            try {
                state = state.after(recorded);
                return Optional.empty();
            } catch (IllegalStateException impossible) {
                return Optional.of("does not follow on those before it: " + impossible.getMessage());
            }
        }
    }
}
