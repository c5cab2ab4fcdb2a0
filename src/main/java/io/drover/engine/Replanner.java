package io.drover.engine;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Plans queued moves again: looks at the fleet, works the plan out at the desk, and hands it to the engine. One plan after the other, so that
 * each knows what the one before has spoken for; whatever comes in of one run meanwhile is planned together next.
 */
final class Replanner {
    /** Guests that are to be planned again at one moment share a look at the fleet. */
    private static final Duration RECENT = Duration.ofSeconds(3);

    private final Engine engine;
    private final Vantage vantage;
    private final Launch.Surroundings surroundings;
    private final Deque<Effect.Replan> wanted = new ArrayDeque<>();
    private final Set<RunId> doubtful = new HashSet<>();
    private boolean busy;

    Replanner(Engine engine, Vantage vantage, Launch.Surroundings surroundings) {
        this.engine = engine;
        this.vantage = vantage;
        this.surroundings = surroundings;
    }

    /** Plans moves again that wait for it, after its delay. */
    void replan(Effect.Replan effect) {
        surroundings.timer().after(effect.delay(), () -> {
            add(effect);
            work();
        });
    }

    /** Plans what is queued again if that takes far longer, or far less, than planned. */
    void reckon(RunId run) {
        add(run);
        work();
    }

    private synchronized void add(Effect.Replan effect) {
        wanted.add(effect);
    }

    private synchronized void add(RunId run) {
        doubtful.add(run);
    }

    private void work() {
        next().ifPresent(order -> order.get()
                .<Object>thenApply(state -> state)
                .exceptionally(refused -> "the engine asks again once it can")
                .thenAccept(done -> {
                    rest();
                    work();
                }));
    }

    private synchronized void rest() {
        busy = false;
    }

    private synchronized Optional<Supplier<CompletionStage<State>>> next() {
        if (busy || (wanted.isEmpty() && doubtful.isEmpty())) {
            return Optional.empty();
        }
        busy = true;
        if (!wanted.isEmpty()) {
            Effect.Replan all = together();
            return Optional.of(() -> plan(all));
        }
        RunId run = doubtful.iterator().next();
        doubtful.remove(run);
        return Optional.of(() -> plan(run));
    }

    /** The first that is wanted with all others of its run. */
    private Effect.Replan together() {
        Effect.Replan all = wanted.remove();
        for (Iterator<Effect.Replan> rest = wanted.iterator(); rest.hasNext(); ) {
            Effect.Replan other = rest.next();
            if (other.run().equals(all.run())) {
                all = all.with(other);
                rest.remove();
            }
        }
        return all;
    }

    private CompletionStage<State> plan(Effect.Replan effect) {
        List<Migration> waiting = queued(effect.run()).stream()
                .filter(migration -> effect.moves().contains(migration.id()))
                .toList();
        if (waiting.isEmpty()) {
            return CompletableFuture.completedStage(engine.state());
        }
        return seen(waiting)
                .thenApplyAsync(scene -> relocated(effect, scene), surroundings.desk())
                .exceptionally(failure -> unplanned(effect, waiting, Failures.reason(failure)))
                .thenCompose(engine::submit);
    }

    private Event.Replanned relocated(Effect.Replan effect, Scene scene) {
        State state = engine.state();
        Run run = state.run(effect.run()).orElseThrow();
        return new Relocation(
                        state,
                        run,
                        scene,
                        Slowness.lessons(
                                state,
                                run,
                                engine.lessons(),
                                scene.fleet().rules().overheads()))
                .of(effect);
    }

    /** Everybody keeps the plan that he has: the checks will say at his turn what is wrong with it. */
    private static Event.Replanned unplanned(Effect.Replan effect, List<Migration> waiting, String failure) {
        return new Event.Replanned(
                effect.run(),
                effect.why() + "; no other plan could be made: " + failure,
                waiting.stream()
                        .map(migration -> new Event.NextMove(migration, migration.planned(), Optional.empty()))
                        .toList());
    }

    private CompletionStage<State> plan(RunId id) {
        List<Migration> queued = queued(id);
        if (queued.isEmpty()) {
            return CompletableFuture.completedStage(engine.state());
        }
        return seen(queued)
                .thenApplyAsync(scene -> reckoned(id, scene), surroundings.desk())
                .thenCompose(reckoned ->
                        reckoned.map(engine::submit).orElseGet(() -> CompletableFuture.completedStage(engine.state())));
    }

    private Optional<Event.Replanned> reckoned(RunId id, Scene scene) {
        State state = engine.state();
        return state.run(id)
                .flatMap(run -> new Reckoning(
                                state,
                                run,
                                scene,
                                Outcomes.lessons(
                                        state, id, scene.fleet().rules().overheads()))
                        .inTime());
    }

    private List<Migration> queued(RunId id) {
        return engine.state().run(id).map(Run::migrations).orElse(List.of()).stream()
                .filter(migration -> migration.phase() == Phase.QUEUED)
                .toList();
    }

    private CompletionStage<Scene> seen(List<Migration> queued) {
        Set<GuestId> guests =
                queued.stream().map(migration -> migration.move().guest()).collect(Collectors.toSet());
        RunId run = queued.get(0).id().run();
        boolean open =
                engine.state().run(run).filter(Run::leavesDestinationsOpen).isPresent();
        Set<HostName> to = open
                ? Set.of()
                : queued.stream().map(migration -> migration.move().to()).collect(Collectors.toSet());
        return vantage.scene(new Focus(place -> guests.contains(place.guest().id()), to), RECENT);
    }
}
