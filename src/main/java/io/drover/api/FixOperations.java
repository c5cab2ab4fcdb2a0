package io.drover.api;

import io.drover.engine.Drover;
import io.drover.json.Json;
import io.drover.model.Mending;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What Drover mends by itself, and undoes. */
final class FixOperations {
    private static final String LIST = Contract.BASE + "/fixes";

    private final Drover drover;

    FixOperations(Drover drover) {
        this.drover = drover;
    }

    Map<String, Operation> byId() {
        return Map.of(
                "listFixes", request -> CompletableFuture.completedStage(Answer.ok(new Views.FixList(drover.mended()))),
                "orderFixes", this::order,
                "undoFixes", request -> drover.undoFixes().thenApply(FixOperations::accepted));
    }

    private CompletionStage<Answer> order(RoutingContext request) {
        Requests.OrderFixes wanted = Json.read(request.body().asString(), Requests.OrderFixes.class);
        return drover.fix(wanted.fixes()).thenApply(FixOperations::accepted);
    }

    private static Answer accepted(List<Mending> mended) {
        return Answer.accepted(LIST, new Views.FixList(mended));
    }
}
