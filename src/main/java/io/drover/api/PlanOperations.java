package io.drover.api;

import io.drover.api.Problem.Kind;
import io.drover.engine.Drover;
import io.drover.json.Json;
import io.drover.model.CheckMatrix;
import io.drover.model.Explanation;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.UpgradePlan;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What would happen, before anything does. */
final class PlanOperations {
    private final Drover drover;
    private final Policy standard;

    PlanOperations(Drover drover, Policy standard) {
        this.drover = drover;
        this.standard = standard;
    }

    Map<String, Operation> byId() {
        return Map.of(
                "checkMove",
                this::check,
                "checkMatrix",
                request -> matrix(request).thenApply(Answer::ok),
                "listChecks",
                request -> CompletableFuture.completedFuture(Answer.ok(new Views.Catalogue(drover.catalogue()))),
                "makePlan",
                request -> plan(request).thenApply(Answer::ok),
                "explainPlan",
                request -> explain(request).thenApply(Answer::ok),
                "planUpgrade",
                request -> upgrade(request).thenApply(Answer::ok));
    }

    private CompletionStage<Answer> check(RoutingContext request) {
        Requests.Check wanted = Json.read(request.body().asString(), Requests.Check.class);
        return drover.check(wanted.guest(), wanted.to(), policy(wanted.policy()))
                .thenApply(findings -> Answer.ok(Views.CheckResult.of(findings)));
    }

    private CompletionStage<CheckMatrix> matrix(RoutingContext request) {
        Requests.Matrix wanted = Json.read(request.body().asString(), Requests.Matrix.class);
        Policy policy = policy(wanted.policy());
        if (wanted.drain().isPresent()) {
            return drover.checkDrain(wanted.drain().get(), policy);
        }
        return drover.checkEverywhere(
                wanted.guest()
                        .orElseThrow(
                                () -> new ProblemException(Kind.INVALID, "the body needs either 'drain' or 'guest'")),
                policy);
    }

    private CompletionStage<Plan> plan(RoutingContext request) {
        Requests.MakePlan wanted = Json.read(request.body().asString(), Requests.MakePlan.class);
        Policy policy = policy(wanted.policy());
        if (wanted.drain().isPresent()) {
            return drover.planDrain(wanted.drained(wanted.drain().get()), policy, wanted.change());
        } else if (wanted.home().isPresent()) {
            return drover.planHome(wanted.home().get(), policy, wanted.change());
        }
        return drover.planMove(
                wanted.guest().orElseThrow(PlanOperations::incomplete),
                wanted.to().orElseThrow(PlanOperations::incomplete),
                policy,
                wanted.change());
    }

    private CompletionStage<Explanation> explain(RoutingContext request) {
        Requests.Explain wanted = Json.read(request.body().asString(), Requests.Explain.class);
        return drover.explainDrain(wanted.drained(), wanted.guest(), policy(wanted.policy()));
    }

    private CompletionStage<UpgradePlan> upgrade(RoutingContext request) {
        Requests.PlanUpgrade wanted = Json.read(request.body().asString(), Requests.PlanUpgrade.class);
        return drover.planUpgrade(wanted.drained(), wanted.batch(), policy(wanted.policy()), wanted.change());
    }

    private static ProblemException incomplete() {
        return new ProblemException(Kind.INVALID, "the body needs 'drain', or 'home', or 'guest' and 'to'");
    }

    private Policy policy(Optional<Requests.WantedPolicy> wanted) {
        return wanted.map(policy -> policy.over(standard)).orElse(standard);
    }
}
