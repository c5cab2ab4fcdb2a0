package io.drover.api;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the service tells of itself. */
final class ServiceOperations {
    private final String version;

    ServiceOperations(String version) {
        this.version = version;
    }

    Map<String, Operation> byId() {
        Answer answer = Answer.ok(new Views.ServiceVersion("drover", version, "v1"));
        return Map.of("getVersion", request -> CompletableFuture.completedFuture(answer));
    }
}
