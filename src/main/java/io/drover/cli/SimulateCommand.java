package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.Api;
import io.drover.cli.http.PolicyWish;
import io.drover.cli.view.ComparisonView;
import io.drover.json.Json;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.WhatIf;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "simulate",
        description =
                "Show what a plan would become if hosts, links or limits were others, beside what it is. Nothing moves,"
                        + " nothing is stored.")
final class SimulateCommand {
    private final Context context;

    SimulateCommand(Context context) {
        this.context = context;
    }

    @Command(name = "drain", description = "Suppose a change, and plan to move every guest off hosts.")
    int drain(@Mixin DrainOptions drain, @Mixin WhatIfOptions whatIf, @Mixin PolicyOptions policy) {
        return simulate(
                whatIf,
                drain.with(policy.wish()),
                supposed -> supposed.api().planDrain(drain.wanted(), supposed.policy(), supposed.change()));
    }

    @Command(name = "migrate", description = "Suppose a change, and plan to move one guest.")
    int migrate(
            @Parameters(paramLabel = "GUEST", description = "The guest's name or UUID.") String guest,
            @Option(names = "--to", required = true, paramLabel = "HOST", description = "The destination.") HostName to,
            @Mixin WhatIfOptions whatIf,
            @Mixin PolicyOptions policy) {
        return simulate(
                whatIf,
                policy.wish(),
                supposed -> supposed.api().planMigrate(guest, to, supposed.policy(), supposed.change()));
    }

    private record Supposed(Api api, PolicyWish policy, WhatIf change) {}

    private int simulate(WhatIfOptions whatIf, PolicyWish policy, Function<Supposed, Answer> planning) {
        var change = whatIf.change();
        var usual = PolicyOptions.none().wish();
        if (change.equals(WhatIf.NOTHING) && policy.equals(usual)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "nothing is supposed",
                    "Give --without, --link, --downtime-limit or a limit such as --per-run; `drover plan` shows what is.");
        }
        try (var session = context.open()) {
            var is = planning.apply(new Supposed(session.api(), usual, WhatIf.NOTHING));
            var would = planning.apply(new Supposed(session.api(), policy, change));
            if (context.isJson()) {
                context.console()
                        .text("{\"whatIf\":" + Json.write(change) + ",\"policy\":" + Json.write(policy) + ",\"asItIs\":"
                                + is.json() + ",\"asItWouldBe\":" + would.json() + "}");
            } else {
                context.console().data(ComparisonView.of(is.as(Plan.class), would.as(Plan.class)));
            }
            return Account.foresee(would.as(Plan.class)).number();
        }
    }
}
