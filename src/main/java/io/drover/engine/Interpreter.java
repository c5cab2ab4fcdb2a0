package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.port.EventSink;
import io.drover.port.HostDriver;
import io.drover.port.HostNotice;
import io.drover.port.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Performs effects through the drivers and hands what they answer back to the engine. */
final class Interpreter {
    /** The plan of a single move is checked, accepted and begun within moments; asking twice would only delay it. */
    private static final Duration JUST_SEEN = Duration.ofSeconds(5);

    private final Engine engine;
    private final Surveyor surveyor;
    private final Map<HostName, HostDriver> drivers;
    private final Timer timer;
    private final Awaited awaited;
    private final Handovers handovers;
    private final LastLook lastLook;

    Interpreter(Engine engine, Surveyor surveyor, Handovers handovers, Awaited awaited, Timer timer) {
        this.engine = engine;
        this.surveyor = surveyor;
        this.drivers = handovers.drivers();
        this.timer = timer;
        this.awaited = awaited;
        this.handovers = handovers;
        this.lastLook = new LastLook(surveyor);
    }

    /** Listens to every host; what concerns a migration in flight reaches the engine and the sink on their thread. */
    void listen(Executor thread, EventSink sink) {
        drivers.values()
                .forEach(driver -> driver.listen(notice -> {
                    if (notice instanceof HostNotice.Transferring transferring) {
                        thread.execute(() -> handovers.progressed(transferring, sink));
                    } else if (notice instanceof HostNotice.Disconnected gone) {
                        engine.submit(new Event.HostLost(gone.host(), gone.why()));
                    }
                }));
    }

    void perform(Effect effect) {
        if (effect instanceof Effect.ObservePair observe) {
            timer.after(observe.attempt().pause(), () -> observe(observe));
        } else if (effect instanceof Effect.Transfer transfer) {
            handovers.transfer(transfer);
        } else if (effect instanceof Effect.LookAtBoth look) {
            timer.after(look.delay(), () -> look(look));
        } else if (effect instanceof Effect.SeeDisks disks) {
            timer.after(disks.attempt().pause(), () -> seeDisks(disks));
        } else if (effect instanceof Effect.Replan wanted) {
            awaited.replanner().replan(wanted);
        } else if (effect instanceof Effect.Reckon wanted) {
            awaited.replanner().reckon(wanted.run());
        } else if (effect instanceof Effect.Follow wanted) {
            handovers.follow(wanted);
        } else if (effect instanceof Effect.Watch wanted) {
            handovers.watch(wanted);
        } else if (effect instanceof Effect.SeekRival wanted) {
            awaited.rivals().seek(wanted);
        } else if (effect instanceof Effect.AwaitWindow wanted) {
            timer.after(wanted.delay(), () -> engine.submit(new Event.WindowDue(wanted.run())));
        } else if (effect instanceof Effect.Abort wanted) {
            awaited.aborts().order(wanted);
        } else if (effect instanceof Effect.CarryOut order) {
            awaited.handiwork().carryOut(order.fix());
        } else if (effect instanceof Effect.Undo order) {
            awaited.handiwork().undo(order.fix());
        } else if (effect instanceof Effect.DoChore chore) {
            doChore(chore);
        }
    }

    private void observe(Effect.ObservePair observe) {
        Move move = observe.move();
        surveyor.surveyForRun(
                        new TreeSet<>(Set.of(move.from(), move.to())), Focus.move(move.guest(), move.to()), JUST_SEEN)
                .thenCombine(
                        definition(move),
                        (fleet, definition) -> new Event.PairObserved(
                                observe.migration(), observe.attempt(), observe.arrived(), fleet, definition))
                .thenAccept(engine::submit);
    }

    private CompletionStage<Observed<String>> definition(Move move) {
        return driver(move.from())
                .map(driver -> Together.asked(() -> driver.definition(move.guest())))
                .orElseGet(() -> CompletableFuture.completedStage(Observed.unknown(notConfigured(move.from()))))
                .exceptionally(failure -> Observed.unknown(Failures.reason(failure)));
    }

    private void look(Effect.LookAtBoth look) {
        surveyor.look(look.move())
                .thenAccept(both ->
                        seen(new Event.BothSeen(look.migration(), look.attempt(), both.source(), both.destination())));
    }

    /** A guest whose end nobody told may be seen to have arrived: what was asked before is worth nothing now. */
    private void seen(Event.BothSeen seen) {
        surveyor.forget();
        engine.submit(seen);
    }

    private void seeDisks(Effect.SeeDisks wanted) {
        Move move = wanted.move();
        driver(move.to())
                .map(driver -> Together.asked(() -> driver.disks(move.guest())))
                .orElseGet(() -> CompletableFuture.completedStage(Observed.unknown(notConfigured(move.to()))))
                .exceptionally(failure -> Observed.unknown(Failures.reason(failure)))
                .thenAccept(disks -> engine.submit(
                        new Event.DisksSeen(wanted.migration(), wanted.settled(), wanted.attempt(), disks)));
    }

    private void doChore(Effect.DoChore wanted) {
        HostName host = wanted.errand().host();
        Move move = engine.state().migration(wanted.migration()).orElseThrow().move();
        lastLook.allows(wanted.errand(), move)
                .thenCompose(clear -> driver(host)
                        .map(driver -> driver.perform(wanted.errand().chore()))
                        .orElseGet(() -> CompletableFuture.failedStage(new IllegalStateException(notConfigured(host)))))
                .whenComplete((nothing, failure) -> {
                    surveyor.forget();
                    engine.submit(new Event.ChoreEnded(
                            wanted.migration(),
                            wanted.attempt(),
                            Optional.ofNullable(failure).map(Failures::reason)));
                });
    }

    private Optional<HostDriver> driver(HostName host) {
        return Optional.ofNullable(drivers.get(host));
    }

    private static String notConfigured(HostName host) {
        return "host '" + host + "' is not in the configuration any more";
    }
}
