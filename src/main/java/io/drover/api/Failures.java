package io.drover.api;

import io.drover.api.Problem.Kind;
import io.drover.engine.RequestException;
import io.drover.json.Json;
import io.drover.json.JsonException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a problem document. Only what nobody foresaw is logged, and only the log has its details. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final Map<Integer, Problem> BY_STATUS = Map.of(
            404, Problem.of(Kind.NOT_FOUND, "there is nothing at this path; /api/v1/openapi.yaml lists all paths"),
            405, Problem.of(Kind.METHOD_NOT_ALLOWED, "this path has no such method; /api/v1/openapi.yaml lists all"));

    private final int bodyBytes;

    Failures(int bodyBytes) {
        this.bodyBytes = bodyBytes;
    }

    void install(Router router) {
        router.route().failureHandler(ctx -> answer(ctx, problem(ctx.failure(), ctx.statusCode())));
        BY_STATUS.forEach((status, problem) -> router.errorHandler(status, ctx -> answer(ctx, problem)));
    }

    private Problem problem(@Nullable Throwable failure, int status) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return problem(failure.getCause(), status);
        }
        if (failure instanceof RequestException refusal) {
            return Problem.of(refusal);
        }
        if (failure instanceof ProblemException problem) {
            return problem.problem();
        }
        if (failure instanceof JsonException json) {
            return Problem.of(Kind.INVALID, String.valueOf(json.getMessage()));
        }
        if (failure instanceof HttpException http && http.getCause() instanceof ValidatorException breach) {
            return Problem.of(Kind.INVALID, Breach.inWords(breach));
        }
        return byStatus(failure, failure instanceof HttpException http ? http.getStatusCode() : status);
    }

    private Problem byStatus(@Nullable Throwable failure, int status) {
        if (status == Kind.TOO_LARGE.status()) {
            return Problem.of(Kind.TOO_LARGE, "the body is larger than the " + bodyBytes + " bytes that are allowed");
        }
        if (status >= 400 && status < 500) {
            String detail = failure == null ? "the request cannot be understood" : String.valueOf(failure.getMessage());
            return BY_STATUS.getOrDefault(status, Problem.of(Kind.INVALID, detail));
        }
        LOG.atError().setCause(failure).log("a request failed for a reason that nobody foresaw");
        return Problem.of(Kind.INTERNAL, "this should not have happened; the service's log says more");
    }

    private static void answer(RoutingContext ctx, Problem problem) {
        if (ctx.response().ended()) {
            return;
        }
        if (ctx.response().headWritten()) {
            ctx.request().connection().close();
            return;
        }
        ctx.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.write(problem));
    }
}
