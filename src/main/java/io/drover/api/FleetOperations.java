package io.drover.api;

import io.drover.api.Problem.Kind;
import io.drover.engine.Drover;
import io.drover.json.Json;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Policy;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Hosts and guests as they are now. */
final class FleetOperations {
    private final Drover drover;
    private final Policy standard;

    FleetOperations(Drover drover, Policy standard) {
        this.drover = drover;
        this.standard = standard;
    }

    Map<String, Operation> byId() {
        return Map.of(
                "getFleet", request -> drover.fleet().thenApply(Answer::ok),
                "listHosts",
                        request -> drover.fleet()
                                .thenApply(fleet -> Answer.ok(Views.HostList.of(fleet, drover.cordons()))),
                "getHost", this::host,
                "checkHost", this::check,
                "listGuests", request -> drover.fleet().thenApply(fleet -> Answer.ok(Views.GuestList.of(fleet))),
                "cordonHost", this::cordon,
                "uncordonHost", request -> drover.uncordon(named(request)).thenApply(done -> Answer.nothing()));
    }

    private CompletionStage<Answer> host(RoutingContext request) {
        HostName name = named(request);
        return drover.fleet().thenApply(fleet -> {
            if (!fleet.knows(name)) {
                throw unknown(name, fleet);
            }
            return Answer.ok(Views.HostStatus.of(fleet, drover.cordons(), name));
        });
    }

    private CompletionStage<Answer> check(RoutingContext request) {
        HostName name = named(request);
        return drover.checkHost(name, standard).thenApply(findings -> Answer.ok(Views.HostFindings.of(name, findings)));
    }

    private CompletionStage<Answer> cordon(RoutingContext request) {
        Requests.Cordon wanted = Json.read(request.body().asString(), Requests.Cordon.class);
        return drover.cordon(named(request), wanted.reason()).thenApply(done -> Answer.nothing());
    }

    private static HostName named(RoutingContext request) {
        return new HostName(request.pathParam("host"));
    }

    private static ProblemException unknown(HostName name, Fleet fleet) {
        String known = Views.HostList.of(fleet, Map.of()).hosts().stream()
                .map(host -> host.name().value())
                .collect(Collectors.joining(", "));
        return new ProblemException(Kind.NOT_FOUND, "host '" + name + "' is not in the configuration; it has " + known);
    }
}
