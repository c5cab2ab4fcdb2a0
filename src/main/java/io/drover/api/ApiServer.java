package io.drover.api;

import io.drover.engine.Drover;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP service: the contract's operations, the event stream, the probes. It runs on one context of its own, and never blocks
 * it.
 */
public final class ApiServer {
    /**
     * A connection on which nothing at all happens is closed; an event stream's heartbeat keeps it alive. Nothing happens either while a
     * plan for thousands of guests is made, for which the command line waits an hour.
     */
    private static final int IDLE_SECONDS = 3_900;

    private final Drover drover;
    private final EventHub hub;
    private final Vitals vitals;
    private Optional<Running> running = Optional.empty();

    /** A service for an engine whose events the hub is told. */
    public ApiServer(Drover drover, EventHub hub, Vitals vitals) {
        this.drover = drover;
        this.hub = hub;
        this.vitals = vitals;
    }

    /**
     * Starts to listen.
     *
     * @return the port, once requests are taken; fails with an {@link ApiException} that says why not
     */
    public Future<Integer> start(Vertx vertx, ApiSettings settings) {
        Listener listener = new Listener(settings);
        return vertx.deployVerticle(listener).map(id -> {
            running = Optional.of(new Running(vertx, id));
            return listener.port;
        });
    }

    /** Ends every event stream and stops listening. */
    public Future<Void> close() {
        return running.map(server -> server.vertx().undeploy(server.deployment()))
                .orElseGet(Future::succeededFuture);
    }

    private record Running(Vertx vertx, String deployment) {}

    private final class Listener extends VerticleBase {
        private final ApiSettings settings;
        private int port;

        Listener(ApiSettings settings) {
            this.settings = settings;
        }

        @Override
        public Future<?> start() {
            hub.serveOn(context);
            hub.reached(drover.lastSequence());
            return vertx.executeBlocking(Contract::load)
                    .compose(contract -> OpenAPIContract.from(vertx, contract.enforceable())
                            .map(enforced -> router(contract, enforced)))
                    .compose(this::listen);
        }

        private Router router(Contract contract, OpenAPIContract enforced) {
            return new Routes(context, drover, hub, settings).build(vertx, contract, enforced, vitals);
        }

        private Future<HttpServer> listen(Router router) {
            HttpServerOptions options = new HttpServerOptions()
                    .setHost(settings.bind())
                    .setPort(settings.port())
                    .setIdleTimeout(IDLE_SECONDS)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS);
            return vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen()
                    .recover(failure -> Future.failedFuture(ApiException.cannotListen(settings, failure)))
                    .onSuccess(this::serve);
        }

        private void serve(HttpServer server) {
            port = server.actualPort();
            vertx.setPeriodic(settings.limits().heartbeat().toMillis(), beat -> hub.beat());
        }

        @Override
        public Future<?> stop() {
            hub.stop();
            return Future.succeededFuture();
        }
    }
}
