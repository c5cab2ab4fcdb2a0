package io.drover.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads a journal's file without a server, and changes nothing. A server may be writing to it meanwhile. */
public interface Archive {

    /**
     * The journal's file that a target's configuration names.
     *
     * @throws CommandException if the target has none that stays
     */
    Path of(Target target);

    /** Looks at everything in the file. */
    Report verify(Path file);

    /** Looks at every fact, and tells those that are sound as JSON, each on one line. */
    Report export(Path file, Consumer<String> line);

    /**
     * What was found.
     *
     * @param file the journal
     * @param sound whether all of it is what was written
     * @param format the file's format
     * @param facts how many facts are sound
     * @param last the number of the last fact
     * @param completeAfter the number up to which old facts were removed on purpose
     * @param damaged how much is wrong
     * @param damages what is wrong, of that the first hundred
     */
    record Report(
            Path file,
            boolean sound,
            int format,
            long facts,
            long last,
            long completeAfter,
            long damaged,
            List<String> damages) {
        public Report {
            damages = List.copyOf(damages);
        }
    }
}
