package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.port.EventSink;
import io.drover.precopy.Lessons;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The lessons of all that is durable, drawn anew only after one more migration is done, or runs are forgotten. It hears of that where others
 * are told; what it says may be asked on any thread.
 */
final class Experience implements EventSink {
    private final EventSink others;
    private final Overheads assumed;
    private final AtomicLong changes = new AtomicLong();
    private volatile Drawn drawn = new Drawn(Lessons.NONE, -1);

    private record Drawn(Lessons lessons, long changes) {}

    /**
     * One that passes on to others what it hears.
     *
     * @param assumed what a migration is taken to cost besides its bytes where too little is learned
     */
    Experience(EventSink others, Overheads assumed) {
        this.others = others;
        this.assumed = assumed;
    }

    /** What the state teaches, which is read after the changes are, so that nothing is missed. */
    Lessons lessons(Supplier<State> durable) {
        long before = changes.get();
        Drawn latest = drawn;
        if (latest.changes() != before) {
            latest = new Drawn(Outcomes.lessons(durable.get(), assumed), before);
            drawn = latest;
        }
        return latest.lessons();
    }

    @Override
    public void recorded(Recorded recorded) {
        boolean done = recorded.fact() instanceof Fact.PhaseEntered entered && entered.phase() == Phase.DONE;
        if (done || recorded.fact() instanceof Fact.RunsForgotten) {
            changes.incrementAndGet();
        }
        others.recorded(recorded);
    }

    @Override
    public void progressed(MigrationId migration, Progress progress) {
        others.progressed(migration, progress);
    }

    @Override
    public void outage(Optional<Outage> outage) {
        others.outage(outage);
    }
}
