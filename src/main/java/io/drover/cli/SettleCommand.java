package io.drover.cli;

import io.drover.model.MigrationId;
import io.drover.model.Run;
import io.drover.model.Whereabouts;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "settle",
        description =
                "Answer for a guest that was left to an operator. Both hosts are looked at first; an answer that they contradict is refused.")
final class SettleCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "MIGRATION", description = "The migration, RUN/NUMBER, as the account of its run says.")
    MigrationId migration;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "ANSWER",
            completionCandidates = Answers.class,
            description = "Where the guest belongs: ${COMPLETION-CANDIDATES}. The last takes nobody's word.")
    Whereabouts as;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "How you know, or what you put right; it is kept in the journal.")
    String reason;

    SettleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var answered = session.api().settle(migration, as, reason);
            var ended = Account.toItsEnd(context, session, answered);
            Account.write(context, ended);
            return Account.ending(ended.as(Run.class)).number();
        }
    }

    /** The answers as they are typed. */
    static final class Answers implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Whereabouts.values()).map(Answers::typed).iterator();
        }

        private static String typed(Whereabouts answer) {
            return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Reads a migration as it is typed. */
    static MigrationId migration(String text) {
        try {
            return MigrationId.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is not RUN/NUMBER, such as run-1/2");
        }
    }

    /** Reads an answer as it is typed. */
    static Whereabouts whereabouts(String text) {
        return Arrays.stream(Whereabouts.values())
                .filter(answer -> Answers.typed(answer).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("'" + text + "' is none of " + String.join(", ", new Answers())));
    }
}
