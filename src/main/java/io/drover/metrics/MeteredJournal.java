package io.drover.metrics;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import io.drover.port.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A journal whose appends are counted and timed, until they are durable. */
public final class MeteredJournal implements Journal {
    private final Journal journal;
    private final MeterRegistry registry;
    private final Timer written;
    private final Timer failed;

    /** The same journal, metered. */
    public MeteredJournal(Journal journal, MeterRegistry registry) {
        Instruments instruments = new Instruments(registry);
        this.journal = journal;
        this.registry = registry;
        this.written = instruments.timer(Meters.JOURNAL_APPENDS, "ok");
        this.failed = instruments.timer(Meters.JOURNAL_APPENDS, "failed");
    }

    @Override
    public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
        Timer.Sample sample = Timer.start(registry);
        return journal.append(at, facts)
                .whenComplete((recorded, failure) -> sample.stop(failure == null ? written : failed));
    }

    @Override
    public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
        return journal.read(afterSequence, limit);
    }

    @Override
    public long completeAfter() {
        return journal.completeAfter();
    }

    @Override
    public CompletionStage<Void> drop(List<Long> sequences) {
        return journal.drop(sequences);
    }

    @Override
    public CompletionStage<Void> recover() {
        return journal.recover();
    }

    @Override
    public void close() {
        journal.close();
    }
}
