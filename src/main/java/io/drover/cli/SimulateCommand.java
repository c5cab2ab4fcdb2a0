package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.Api;
import io.drover.cli.http.PolicyWish;
import io.drover.cli.text.Line;
import io.drover.cli.view.ComparisonView;
import io.drover.json.Json;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.UpgradePlan;
import io.drover.model.WhatIf;
import java.util.List;
import java.util.function.BiFunction;
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
                new Supposition(whatIf.change(), drain.with(policy.wish())),
                Kind.PLAN,
                supposed -> supposed.api().planDrain(drain.wanted(), supposed.policy(), supposed.change()));
    }

    @Command(name = "migrate", description = "Suppose a change, and plan to move one guest.")
    int migrate(
            @Parameters(paramLabel = "GUEST", description = "The guest's name or UUID.") String guest,
            @Option(names = "--to", required = true, paramLabel = "HOST", description = "The destination.") HostName to,
            @Mixin WhatIfOptions whatIf,
            @Mixin PolicyOptions policy) {
        return simulate(
                new Supposition(whatIf.change(), policy.wish()),
                Kind.PLAN,
                supposed -> supposed.api().planMigrate(guest, to, supposed.policy(), supposed.change()));
    }

    @Command(
            name = "home",
            description = "Suppose a change, and plan to bring back to a host the guests that drains moved off it.")
    int home(
            @Parameters(paramLabel = "HOST", description = "The host that they came from.") HostName host,
            @Mixin WhatIfOptions whatIf,
            @Mixin PolicyOptions policy) {
        return simulate(
                new Supposition(whatIf.change(), policy.wish()),
                Kind.PLAN,
                supposed -> supposed.api().planHome(host, supposed.policy(), supposed.change()));
    }

    @Command(name = "upgrade", description = "Suppose a change, and plan to empty hosts batch by batch.")
    int upgrade(
            @Mixin DrainOptions drain,
            @Mixin BatchOption batch,
            @Mixin WhatIfOptions whatIf,
            @Mixin PolicyOptions policy) {
        return simulate(
                new Supposition(whatIf.change(), drain.with(policy.wish())),
                Kind.UPGRADE,
                supposed ->
                        supposed.api().planUpgrade(drain.wanted(), batch.size, supposed.policy(), supposed.change()));
    }

    /** What is supposed: other hosts and links, and another policy. */
    private record Supposition(WhatIf change, PolicyWish policy) {
        static final Supposition NONE =
                new Supposition(WhatIf.NOTHING, PolicyOptions.none().wish());
    }

    private record Supposed(Api api, PolicyWish policy, WhatIf change) {
        Supposed(Api api, Supposition supposition) {
            this(api, supposition.policy(), supposition.change());
        }
    }

    /**
     * What is planned twice.
     *
     * @param type the plan's
     * @param comparison of the plan as it is and as it would be, for people
     * @param foreseen the exit code of a plan
     */
    private record Kind<P>(Class<P> type, BiFunction<P, P, List<Line>> comparison, Function<P, ExitCode> foreseen) {
        static final Kind<Plan> PLAN = new Kind<>(Plan.class, ComparisonView::of, Account::foresee);
        static final Kind<UpgradePlan> UPGRADE = new Kind<>(UpgradePlan.class, ComparisonView::of, Account::foresee);
    }

    private <P> int simulate(Supposition supposition, Kind<P> kind, Function<Supposed, Answer> planning) {
        if (supposition.equals(Supposition.NONE)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "nothing is supposed",
                    "Give --without, --link, --downtime-limit or a limit such as --per-run; `drover plan` shows what is.");
        }
        try (var session = context.open()) {
            var is = planning.apply(new Supposed(session.api(), Supposition.NONE));
            var would = planning.apply(new Supposed(session.api(), supposition));
            if (context.isJson()) {
                context.console()
                        .text("{\"whatIf\":" + Json.write(supposition.change()) + ",\"policy\":"
                                + Json.write(supposition.policy()) + ",\"asItIs\":" + is.json()
                                + ",\"asItWouldBe\":" + would.json() + "}");
            } else {
                context.console().data(kind.comparison().apply(is.as(kind.type()), would.as(kind.type())));
            }
            return kind.foreseen().apply(would.as(kind.type())).number();
        }
    }
}
