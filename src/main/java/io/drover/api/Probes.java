package io.drover.api;

import io.drover.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The paths that watchers of the service ask: {@code /livez}, {@code /readyz} and {@code /metrics}. */
final class Probes {
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final Vitals vitals;

    Probes(Vertx vertx, Vitals vitals) {
        this.vertx = vertx;
        this.vitals = vitals;
    }

    void install(Router router) {
        router.get("/livez").handler(ctx -> json(ctx, new Alive(true)));
        router.get("/readyz").handler(this::readiness);
        router.get("/metrics").handler(this::meters);
    }

    private void readiness(RoutingContext ctx) {
        Future.fromCompletionStage(vitals.look(), vertx.getOrCreateContext())
                .onSuccess(conditions -> {
                    boolean ready = conditions.stream().allMatch(Vitals.Condition::holds);
                    ctx.response().setStatusCode(ready ? 200 : 503);
                    json(ctx, new Readiness(ready, conditions));
                })
                .onFailure(ctx::fail);
    }

    private void meters(RoutingContext ctx) {
        vertx.executeBlocking(vitals::meters)
                .onSuccess(text -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS_TEXT)
                        .end(text))
                .onFailure(ctx::fail);
    }

    private static void json(RoutingContext ctx, Object body) {
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Json.write(body));
    }

    private record Alive(boolean alive) {}

    private record Readiness(boolean ready, List<Vitals.Condition> conditions) {}
}
