package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
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
    private final Forecast forecast = new PreCopyForecast();
    private final Handiwork handiwork;
    private final LastLook lastLook;

    Interpreter(Engine engine, Surveyor surveyor, Handiwork handiwork, Map<HostName, HostDriver> drivers, Timer timer) {
        this.engine = engine;
        this.surveyor = surveyor;
        this.drivers = drivers;
        this.timer = timer;
        this.handiwork = handiwork;
        this.lastLook = new LastLook(surveyor);
    }

    /** Listens to every host; what concerns a migration in flight reaches the engine and the sink on their thread. */
    void listen(Executor thread, EventSink sink) {
        drivers.values()
                .forEach(driver -> driver.listen(notice -> {
                    if (notice instanceof HostNotice.Transferring transferring) {
                        thread.execute(() -> progressed(transferring, sink));
                    }
                }));
    }

    void perform(Effect effect) {
        if (effect instanceof Effect.ObservePair observe) {
            timer.after(observe.attempt().pause(), () -> observe(observe));
        } else if (effect instanceof Effect.Transfer transfer) {
            transfer(transfer);
        } else if (effect instanceof Effect.LookAtBoth look) {
            timer.after(look.delay(), () -> look(look));
        } else if (effect instanceof Effect.SeeDisks disks) {
            timer.after(disks.attempt().pause(), () -> seeDisks(disks));
        } else if (effect instanceof Effect.CarryOut order) {
            handiwork.carryOut(order.fix());
        } else if (effect instanceof Effect.Undo order) {
            handiwork.undo(order.fix());
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

    private void transfer(Effect.Transfer transfer) {
        MigrationId id = transfer.migration();
        Optional<HostDriver> driver = driver(transfer.from());
        if (driver.isEmpty()) {
            engine.submit(new Event.TransferFailed(id, notConfigured(transfer.from())));
            return;
        }
        driver.get().migrate(transfer.order()).whenComplete((measured, failure) -> {
            surveyor.forget();
            if (failure == null) {
                engine.submit(new Event.TransferEnded(id, measured));
            } else {
                engine.submit(new Event.TransferFailed(id, Failures.reason(failure)));
            }
        });
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

    private void progressed(HostNotice.Transferring notice, EventSink sink) {
        Optional<Migration> migration = engine.state()
                .inFlight(notice.guest())
                .filter(candidate -> candidate.move().from().equals(notice.host()));
        migration.ifPresent(moving -> {
            sink.progressed(moving.id(), forecast.complete(notice.progress()));
            if (notice.progress().phase() == Phase.SWITCHING && moving.phase() == Phase.COPYING) {
                engine.submit(
                        new Event.SwitchSeen(moving.id(), notice.progress().basis()));
            }
        });
    }

    private Optional<HostDriver> driver(HostName host) {
        return Optional.ofNullable(drivers.get(host));
    }

    private static String notConfigured(HostName host) {
        return "host '" + host + "' is not in the configuration any more";
    }
}
