package io.drover.app;

import io.drover.api.Vitals;
import io.drover.engine.Drover;
import io.drover.metrics.FleetMeters;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The health of a server: whether its journal can be written, and its meters. */
record Pulse(Drover drover, FleetMeters gauges, PrometheusMeterRegistry registry, Executor engine) implements Vitals {
    private static final int PATIENCE_SECONDS = 5;

    @Override
    public CompletionStage<List<Condition>> look() {
        Condition journal = drover.outage()
                .map(outage -> new Condition("journal", false, outage.inWords()))
                .orElseGet(() -> new Condition("journal", true, "facts are durable up to " + drover.lastSequence()));
        return CompletableFuture.completedStage(List.of(journal));
    }

    /** {@inheritDoc} An engine that is busy for long shows the gauges of its runs as they were at the scrape before. */
    @Override
    public String meters() {
        CompletableFuture.runAsync(gauges::show, engine)
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return registry.scrape();
    }
}
