package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.view.ExplanationView;
import io.drover.cli.view.PlanView;
import io.drover.model.CheckMatrix;
import io.drover.model.Explanation;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.Optional;
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
            @Option(
                            names = "--explain",
                            paramLabel = "GUEST",
                            description = "Tell of this guest why it goes where and when it does, or why it stays.")
                    Optional<String> explain,
            @Mixin PolicyOptions policy) {
        try (var session = context.open()) {
            if (explain.isPresent() && context.output() == Output.HTML) {
                throw new CommandException(
                        ExitCode.USAGE, "--explain has no page", "Give --output table or json with it.");
            }
            if (explain.isPresent()) {
                return explain(session.api().explainDrain(host, explain.get(), policy.wish()));
            }
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

    private int explain(Answer answer) {
        var explanation = answer.as(Explanation.class);
        if (context.isJson()) {
            context.console().text(answer.json());
        } else {
            context.console().data(ExplanationView.of(explanation));
        }
        return (explanation.planned().isPresent() ? ExitCode.OK : ExitCode.REFUSED).number();
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
