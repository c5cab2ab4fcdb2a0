package io.drover.api;

import io.drover.api.Problem.Kind;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Opens an event stream for each client that asks for one. */
final class EventStreams implements Handler<RoutingContext> {
    private final EventHub hub;
    private final History history;
    private final Context server;
    private final ApiSettings.Limits limits;

    EventStreams(EventHub hub, History history, Context server, ApiSettings.Limits limits) {
        this.hub = hub;
        this.history = history;
        this.server = server;
        this.limits = limits;
    }

    @Override
    public void handle(RoutingContext request) {
        long after = start(request);
        if (hub.size() >= limits.streams()) {
            throw new ProblemException(
                    Kind.UNAVAILABLE, limits.streams() + " clients follow the events already, which is the limit");
        }
        HttpServerResponse response = request.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        new EventStream(hub, history, response, server, limits.waitingEvents()).begin(after);
    }

    private long start(RoutingContext request) {
        String header = request.request().getHeader("Last-Event-ID");
        String asked = header == null ? request.request().getParam("after") : header;
        long after = asked == null ? hub.last() : number(asked);
        if (after > hub.last()) {
            throw new ProblemException(
                    Kind.INVALID,
                    "the last event is said to be " + after + ", but the journal ends with " + hub.last()
                            + "; use a number up to that, from this journal");
        }
        if (after < history.completeAfter()) {
            throw new ProblemException(
                    Kind.GONE,
                    "the last event is said to be " + after + ", but some up to " + history.completeAfter()
                            + " are forgotten; read the runs as they are now, and follow from " + hub.last() + " on");
        }
        return after;
    }

    private static long number(String asked) {
        try {
            return Long.parseLong(asked);
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    Kind.INVALID, "the last event is said to be '" + asked + "', which is no number");
        }
    }
}
