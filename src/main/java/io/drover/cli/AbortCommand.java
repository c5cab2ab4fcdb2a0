package io.drover.cli;

import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Run;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "abort",
        description =
                "Call off a transfer while its guest's memory is being copied: the guest runs on where it is, and that"
                        + " is proved. It needs a login to the source's Dom0.")
final class AbortCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "MIGRATION", description = "The migration, RUN/NUMBER, as the account of its run says.")
    MigrationId migration;

    AbortCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var called = session.api().abort(migration);
            var ended =
                    Account.until(context, session, called, run -> rests(run).isPresent());
            Account.write(context, ended);
            return ending(rests(ended.as(Run.class))).number();
        }
    }

    private Optional<Migration> rests(Run run) {
        return run.migration(migration).filter(called -> called.phase().isResting());
    }

    /** An abort succeeded if the guest stayed; one that arrived all the same was quicker. */
    private static ExitCode ending(Optional<Migration> called) {
        return called.map(rested -> switch (rested.phase()) {
                    case FAILED -> ExitCode.OK;
                    case NEEDS_OPERATOR -> ExitCode.UNKNOWN;
                    default -> ExitCode.FAILED;
                })
                .orElse(ExitCode.UNKNOWN);
    }
}
