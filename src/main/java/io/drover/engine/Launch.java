package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Recorded;
import io.drover.model.Rules;
import io.drover.port.Clock;
import io.drover.port.EventSink;
import io.drover.port.HostDriver;
import io.drover.port.Ids;
import io.drover.port.Journal;
import io.drover.port.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Puts an engine together and starts it: the journal is folded first, then both hosts of everything unfinished are looked at.
 *
 * @param drivers one for each host
 * @param journal what became true so far
 * @param surroundings time, identities and the thread to run on
 * @param sink who is told what happens
 * @param patience how long to wait for evidence
 * @param rules what the operator lays down about guests
 */
public record Launch(
        Map<HostName, HostDriver> drivers,
        Journal journal,
        Surroundings surroundings,
        EventSink sink,
        Patience patience,
        Rules rules) {
    private static final int PAGE = 1_000;

    /** A launch without rules about guests. */
    public Launch(
            Map<HostName, HostDriver> drivers,
            Journal journal,
            Surroundings surroundings,
            EventSink sink,
            Patience patience) {
        this(drivers, journal, surroundings, sink, patience, Rules.NONE);
    }

    /**
     * What the engine stands on.
     *
     * @param clock the time
     * @param timer for what is done later
     * @param ids for new runs
     * @param thread runs one task at a time, in order; the engine's own
     * @param desk where checks and plans of whole fleets are worked out, which may take a while
     */
    public record Surroundings(Clock clock, Timer timer, Ids ids, Executor thread, Executor desk) {}

    /** Reads the journal and begins; the stage completes when Drover can be asked. */
    public CompletionStage<Drover> start() {
        return start(new Decider(patience));
    }

    /** As {@link #start()}, by other rules. */
    CompletionStage<Drover> start(Decisions decisions) {
        Surveyor surveyor = new Surveyor(drivers, surroundings.clock(), rules, surroundings.desk());
        Engine engine = new Engine(
                decisions,
                journal,
                surroundings.clock(),
                surroundings.thread(),
                new Experience(sink, rules.overheads()));
        Lookout lookout = new Lookout(engine, surroundings.clock(), surroundings.timer());
        Vantage vantage = new Vantage(surveyor, lookout);
        Handovers handovers = new Handovers(engine, surveyor, drivers, lookout);
        Awaited awaited = new Awaited(
                new Handiwork(engine, surveyor, drivers),
                new Aborts(engine, drivers),
                new Rivals(engine, drivers, surroundings.timer()),
                new Replanner(engine, vantage, surroundings));
        Interpreter interpreter = new Interpreter(engine, surveyor, handovers, awaited, surroundings.timer());
        return fold(new Folded(State.EMPTY, 0)).thenApply(folded -> {
            interpreter.listen(surroundings.thread(), sink);
            Vigil vigil = new Vigil(engine, journal, surroundings.timer(), surveyor::look);
            engine.begin(folded.state(), folded.sequence(), interpreter::perform, vigil::begin);
            return new Drover(engine, vantage, awaited, journal, surroundings);
        });
    }

    private record Folded(State state, long sequence) {

        Folded with(List<Recorded> page) {
            Folded folded = this;
            for (Recorded recorded : page) {
                folded = new Folded(folded.state().after(recorded), recorded.sequence());
            }
            return folded;
        }
    }

    private CompletionStage<Folded> fold(Folded sofar) {
        return journal.read(sofar.sequence(), PAGE).thenCompose(page -> {
            Folded folded = sofar.with(page);
            return page.size() < PAGE ? CompletableFuture.completedStage(folded) : fold(folded);
        });
    }
}
