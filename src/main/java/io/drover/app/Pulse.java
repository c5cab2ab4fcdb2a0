package io.drover.app;

import io.drover.api.Vitals;
import io.drover.engine.Drover;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The health of a server: whether its journal can still be written, and its meters. */
record Pulse(Drover drover, PrometheusMeterRegistry registry) implements Vitals {

    @Override
    public CompletionStage<List<Condition>> look() {
        Condition journal = drover.broken()
                .map(why -> new Condition("journal", false, why))
                .orElseGet(() -> new Condition("journal", true, "facts are durable up to " + drover.lastSequence()));
        return CompletableFuture.completedStage(List.of(journal));
    }

    @Override
    public String meters() {
        return registry.scrape();
    }
}
