package io.drover.cli;

import io.drover.cli.page.PlanPage;
import io.drover.cli.view.ExplanationView;
import io.drover.cli.view.PlanView;
import io.drover.cli.view.UpgradeView;
import io.drover.model.CheckMatrix;
import io.drover.model.Explanation;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.UpgradePlan;
import io.drover.model.WhatIf;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "plan", description = "Show what a drain, an upgrade, a return or a migration would do. Nothing moves.")
final class PlanCommand {
    private final Context context;

    PlanCommand(Context context) {
        this.context = context;
    }

    @Command(name = "drain", description = "Plan to move every guest off hosts.")
    int drain(
            @Mixin DrainOptions drain,
            @Option(
                            names = "--explain",
                            paramLabel = "GUEST",
                            description = "Tell of this guest why it goes where and when it does, or why it stays.")
                    Optional<String> explain,
            @Mixin PolicyOptions policy) {
        try (var session = context.open()) {
            if (explain.isPresent()) {
                return explain(session, drain, explain.get(), policy);
            }
            var answer = drain.plan(session, policy.wish());
            var plan = answer.as(Plan.class);
            if (context.output() == Output.TABLE) {
                var matrices = drain.hosts.stream()
                        .map(host -> session.api().matrix(host, policy.wish()).as(CheckMatrix.class))
                        .toList();
                context.console().data(PlanView.of(plan, matrices));
            } else {
                Undertaking.show(context.console(), context, answer);
            }
            drain.advise(context.console(), plan);
            return Account.foresee(plan).number();
        }
    }

    private int explain(Session session, DrainOptions drain, String guest, PolicyOptions policy) {
        if (context.output() == Output.HTML) {
            throw new CommandException(ExitCode.USAGE, "--explain has no page", "Give --output table or json with it.");
        }
        var answer = session.api().explainDrain(drain.wanted(), guest, drain.with(policy.wish()));
        var explanation = answer.as(Explanation.class);
        if (context.isJson()) {
            context.console().text(answer.json());
        } else {
            context.console().data(ExplanationView.of(explanation));
        }
        return (explanation.planned().isPresent() ? ExitCode.OK : ExitCode.REFUSED).number();
    }

    @Command(name = "home", description = "Plan to bring back to a host the guests that drains moved off it.")
    int home(
            @Parameters(paramLabel = "HOST", description = "The host that they came from.") HostName host,
            @Mixin PolicyOptions policy) {
        try (var session = context.open()) {
            var answer = session.api().planHome(host, policy.wish());
            Undertaking.show(context.console(), context, answer);
            return Account.foresee(answer.as(Plan.class)).number();
        }
    }

    @Command(
            name = "upgrade",
            description = "Plan to empty hosts batch by batch, with as few migrations as there is room for.")
    int upgrade(@Mixin DrainOptions drain, @Mixin BatchOption batch, @Mixin PolicyOptions policy) {
        try (var session = context.open()) {
            var answer =
                    session.api().planUpgrade(drain.wanted(), batch.size, drain.with(policy.wish()), WhatIf.NOTHING);
            var plan = answer.as(UpgradePlan.class);
            switch (context.output()) {
                case JSON -> context.console().text(answer.json());
                case HTML -> context.console().text(PlanPage.of(plan));
                case TABLE -> context.console().data(UpgradeView.of(plan));
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
