package io.drover.metrics;

import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.port.EventSink;
import io.drover.port.HostNotice;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Drover's meters: told what happens, it keeps every meter of {@link Meters} in a registry. */
public final class FleetMeters implements EventSink {
    /** A driver's operations and results are few; should one ever put a message there, it does not fill the registry. */
    private static final int MOST_CALL_RESULTS = 100;

    private final MeterRegistry registry;
    private final RunMeters runs;
    private final HostMeters hosts;
    private final AtomicLong sequence = new AtomicLong();
    private volatile boolean writable = true;

    /** Meters in a registry, for the hosts of the configuration. */
    public FleetMeters(MeterRegistry registry, Collection<HostName> hosts, String version) {
        this.registry = registry;
        limit(registry);
        Instruments instruments = new Instruments(registry);
        this.runs = new RunMeters(instruments);
        this.hosts = new HostMeters(instruments, hosts);
        instruments.gauge(Meters.BUILD, () -> 1, version);
        instruments.gauge(Meters.JOURNAL_SEQUENCE, sequence::get);
        instruments.gauge(Meters.JOURNAL_WRITABLE, () -> writable ? 1 : 0);
    }

    /** Shows a run that a former process opened; on the engine's thread, or before it has any work. */
    public void resume(Run run) {
        runs.resume(run);
    }

    /** Brings the gauges of open runs up to date, for a scrape that follows; on the engine's thread. */
    public void show() {
        runs.show();
    }

    /** Counts the clients that the event stream has dropped. */
    public void countDropped(LongSupplier dropped) {
        FunctionCounter.builder(Instruments.name(Meters.STREAMS_DROPPED), dropped, LongSupplier::getAsLong)
                .description(Meters.STREAMS_DROPPED.help())
                .register(registry);
    }

    /** The fleet was observed; from any thread. */
    public void observed(Fleet fleet) {
        hosts.observed(fleet);
    }

    /** A host told something; from any thread. */
    public void noticed(HostNotice notice) {
        hosts.noticed(notice);
    }

    @Override
    public void recorded(Recorded recorded) {
        sequence.accumulateAndGet(recorded.sequence(), Math::max);
        runs.recorded(recorded);
        if (recorded.fact() instanceof Fact.HostCordoned cordoned) {
            hosts.cordoned(cordoned.host(), true);
        } else if (recorded.fact() instanceof Fact.HostUncordoned uncordoned) {
            hosts.cordoned(uncordoned.host(), false);
        }
    }

    @Override
    public void outage(Optional<Outage> outage) {
        writable = outage.isEmpty();
    }

    @Override
    public void progressed(MigrationId migration, Progress progress) {
        runs.progressed(migration, progress);
    }

    private static void limit(MeterRegistry registry) {
        String calls = Instruments.name(Meters.DRIVER_CALLS);
        for (String label : new String[] {"operation", "result"}) {
            registry.config()
                    .meterFilter(MeterFilter.maximumAllowableTags(calls, label, MOST_CALL_RESULTS, MeterFilter.deny()));
        }
    }
}
