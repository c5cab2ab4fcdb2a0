package io.drover.cli;

import io.drover.cli.view.PlanView;
import io.drover.model.CheckMatrix;
import io.drover.model.HostName;
import io.drover.model.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "plan", description = "Show what a drain or a migration would do. Nothing moves.")
final class PlanCommand {
    private final Context context;

    PlanCommand(Context context) {
        this.context = context;
    }

    @Command(name = "drain", description = "Plan to move every guest off a host.")
    int drain(
            @Parameters(paramLabel = "HOST", description = "The host to empty.") HostName host,
            @Mixin PolicyOptions policy) {
        try (var session = context.open()) {
            var answer = session.api().planDrain(host, policy.wish());
            var plan = answer.as(Plan.class);
            if (context.output() == Output.TABLE) {
                var matrix = session.api().matrix(host, policy.wish()).as(CheckMatrix.class);
                context.console().data(PlanView.of(plan, matrix));
            } else {
                Undertaking.show(context.console(), context, answer);
            }
            return Account.foresee(plan).number();
        }
    }

    @Command(name = "migrate", description = "Plan to move one guest.")
    int migrate(
            @Parameters(paramLabel = "GUEST", description = "The guest's name or UUID.") String guest,
            @Option(names = "--to", required = true, paramLabel = "HOST", description = "The destination.") HostName to,
            @Mixin PolicyOptions policy) {
        try (var session = context.open()) {
            var answer = session.api().planMigrate(guest, to, policy.wish());
            Undertaking.show(context.console(), context, answer);
            return Account.foresee(answer.as(Plan.class)).number();
        }
    }
}
