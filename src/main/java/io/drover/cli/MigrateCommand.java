package io.drover.cli;

import io.drover.cli.http.CheckResult;
import io.drover.cli.view.FindingsView;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "migrate", description = "Move one guest to a host, live.")
final class MigrateCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "GUEST", description = "The guest's name or UUID.")
    String guest;

    @Option(names = "--to", required = true, paramLabel = "HOST", description = "The destination.")
    HostName to;

    @Mixin
    MoveOptions options;

    MigrateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var findings = session.api()
                    .check(guest, to, options.policy.wish())
                    .as(CheckResult.class)
                    .findings();
            context.console().say(options.dryRun ? FindingsView.all(findings) : FindingsView.notable(findings));
            return new Undertaking(context, session, options)
                    .carryOut(this::isFor, wish -> session.api().planMigrate(guest, to, wish), () -> {})
                    .number();
        }
    }

    private boolean isFor(Run run) {
        return run.plan().purpose().kind() == Plan.Purpose.Kind.MIGRATE
                && run.plan().moves().stream().anyMatch(planned -> isFor(planned.move()));
    }

    private boolean isFor(Move move) {
        boolean named = move.name().equals(guest) || move.guest().toString().equalsIgnoreCase(guest);
        return named && move.to().equals(to);
    }
}
