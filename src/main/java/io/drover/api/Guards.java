package io.drover.api;

import io.drover.api.Problem.Kind;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages from using the service through a browser that can reach it. A page may send a simple request anywhere: so
 * what changes something must be JSON, which is not simple. A page may let its own name resolve to our address: so we answer only
 * to names that are ours, and to bare addresses, which no page can claim.
 */
final class Guards {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final Set<String> names;

    Guards(Set<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    void install(Router router) {
        router.route().handler(this::refuseForeignNames);
        router.route().handler(Guards::refuseWhatIsNotJson);
    }

    private void refuseForeignNames(RoutingContext ctx) {
        HostAndPort authority = ctx.request().authority();
        String host = authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
        if (!host.equals("localhost")
                && !names.contains(host)
                && !ADDRESS.matcher(host).matches()) {
            throw new ProblemException(
                    Kind.FORBIDDEN,
                    "the service does not answer to the name '" + host
                            + "'; use its IP address, localhost, or a name that its configuration lists");
        }
        ctx.next();
    }

    private static void refuseWhatIsNotJson(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (WITH_BODY.contains(request.method()) && !isJson(type)) {
            throw new ProblemException(
                    Kind.UNSUPPORTED_MEDIA_TYPE,
                    (type == null ? "the request has no content type" : "the content type is '" + type + "'")
                            + "; it must be application/json");
        }
        ctx.next();
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
