package io.drover.api;

import io.drover.engine.Drover;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.HashMap;
import java.util.Map;

/** Binds every operation of the contract to what carries it out. An operation that nothing carries out fails the start. */
final class Routes {
    private final Context server;
    private final Drover drover;
    private final EventHub hub;
    private final ApiSettings settings;

    Routes(Context server, Drover drover, EventHub hub, ApiSettings settings) {
        this.server = server;
        this.drover = drover;
        this.hub = hub;
        this.settings = settings;
    }

    Router build(Vertx vertx, Contract contract, OpenAPIContract enforced, Vitals vitals) {
        Router router = Router.router(vertx);
        new Failures(settings.limits().bodyBytes()).install(router);
        new Guards(settings.names()).install(router);
        new Probes(vertx, vitals).install(router);
        router.route(Contract.BASE + "/*").subRouter(operations(vertx, contract, enforced));
        return router;
    }

    private Router operations(Vertx vertx, Contract contract, OpenAPIContract enforced) {
        Map<String, Handler<RoutingContext>> handlers = handlers(contract);
        RouterBuilder builder = RouterBuilder.create(vertx, enforced, RequestExtractor.withBodyHandler())
                .rootHandler(
                        BodyHandler.create(false).setBodyLimit(settings.limits().bodyBytes()));
        for (OpenAPIRoute route : builder.getRoutes()) {
            String id = route.getOperation().getOperationId();
            Handler<RoutingContext> handler = handlers.get(id);
            if (handler == null) {
                throw new IllegalStateException("nothing carries out the contract's operation " + id);
            }
            route.addHandler(handler);
        }
        return builder.createRouter();
    }

    private Map<String, Handler<RoutingContext>> handlers(Contract contract) {
        Map<String, Operation> operations = new HashMap<>();
        operations.putAll(new FleetOperations(drover, settings.policy()).byId());
        operations.putAll(new PlanOperations(drover, settings.policy()).byId());
        operations.putAll(new FixOperations(drover).byId());
        operations.putAll(new RunOperations(drover, hub, settings.policy()).byId());
        operations.putAll(new ServiceOperations(settings.version()).byId());
        Map<String, Handler<RoutingContext>> handlers = new HashMap<>();
        operations.forEach((id, operation) -> handlers.put(id, answering(operation)));
        handlers.put("streamEvents", new EventStreams(hub, History.of(drover), server, settings.limits()));
        handlers.put("getContractYaml", fixed("application/yaml", contract.yaml()));
        handlers.put(
                "getContractJson", fixed("application/json", contract.json().encodePrettily()));
        return handlers;
    }

    private Handler<RoutingContext> answering(Operation operation) {
        return ctx -> Future.fromCompletionStage(operation.carryOut(ctx), server)
                .onSuccess(answer -> answer.send(ctx.response()))
                .onFailure(ctx::fail);
    }

    private static Handler<RoutingContext> fixed(String mediaType, String text) {
        return ctx ->
                ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, mediaType).end(text);
    }
}
