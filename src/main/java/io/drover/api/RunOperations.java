package io.drover.api;

import io.drover.api.Problem.Kind;
import io.drover.engine.Drover;
import io.drover.json.Json;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Plans being carried out. */
final class RunOperations {
    private final Drover drover;
    private final EventHub hub;
    private final Policy standard;

    RunOperations(Drover drover, EventHub hub, Policy standard) {
        this.drover = drover;
        this.hub = hub;
        this.standard = standard;
    }

    Map<String, Operation> byId() {
        return Map.of(
                "startRun", this::start,
                "listRuns", this::list,
                "getRun", request -> now(Answer.ok(run(request))),
                "getRunProgress", request -> now(Answer.ok(Views.RunProgress.of(run(request), hub.inFlight()))),
                "listDefinitions",
                        request -> drover.definitions(known(new RunId(request.pathParam("run")))
                                        .id())
                                .thenApply(kept -> Answer.ok(new Views.DefinitionList(kept))),
                "cancelRun",
                        request -> drover.cancel(run(request).id(), IdempotencyKey.of(request))
                                .thenApply(Answer::ok),
                "reconcileRun", request -> drover.reconcile(run(request).id()).thenApply(Answer::ok),
                "settleMigration", this::settle,
                "abortMigration",
                        request -> drover.abort(migration(request), IdempotencyKey.of(request))
                                .thenApply(Answer::ok));
    }

    private CompletionStage<Answer> start(RoutingContext request) {
        Requests.Start wanted = Json.read(request.body().asString(), Requests.Start.class);
        Policy policy = wanted.policy().map(some -> some.over(standard)).orElse(standard);
        var key = IdempotencyKey.of(request, IdempotencyKey.aim(wanted.plan(), policy));
        return drover.start(wanted.plan(), policy, key)
                .thenApply(run -> Answer.accepted(Contract.BASE + "/runs/" + run.id(), run));
    }

    private CompletionStage<Answer> settle(RoutingContext request) {
        Requests.Settle wanted = Json.read(request.body().asString(), Requests.Settle.class);
        return drover.settle(migration(request), wanted.as(), wanted.reason()).thenApply(Answer::ok);
    }

    private MigrationId migration(RoutingContext request) {
        return new MigrationId(run(request).id(), Integer.parseInt(request.pathParam("migration")));
    }

    private CompletionStage<Answer> list(RoutingContext request) {
        int limit = Integer.parseInt(request.request().getParam("limit", "100"));
        Optional<String> key = Optional.ofNullable(request.request().getParam("key"));
        if (key.isPresent()) {
            List<Run> asked = drover.requestedWith(key.get()).stream().toList();
            return now(Answer.ok(Views.RunList.newestFirst(asked, limit)));
        }
        return now(Answer.ok(Views.RunList.newestFirst(drover.runs(), limit)));
    }

    /** A run goes no further while the journal cannot be written, and what is known of it may be overtaken by its hosts. */
    private Run run(RoutingContext request) {
        Run run = known(new RunId(request.pathParam("run")));
        if (run.closed().isEmpty() && drover.outage().isPresent()) {
            throw new ProblemException(
                    Kind.UNAVAILABLE,
                    "run " + run.id() + " waits for the journal: "
                            + drover.outage().map(Outage::inWords).orElse(""));
        }
        return run;
    }

    private Run known(RunId id) {
        return drover.run(id)
                .orElseThrow(() -> new ProblemException(
                        Kind.NOT_FOUND,
                        "there is no run '" + id + "'; the list of runs has all that the journal remembers"));
    }

    private static CompletionStage<Answer> now(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
