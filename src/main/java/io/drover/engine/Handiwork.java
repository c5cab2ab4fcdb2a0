package io.drover.engine;

import io.drover.model.Fix;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Sighting;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Carries fixes out on their hosts, and undoes them there. */
final class Handiwork {
    private final Engine engine;
    private final Surveyor surveyor;
    private final Map<HostName, HostDriver> drivers;
    private final Map<Fix, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    Handiwork(Engine engine, Surveyor surveyor, Map<HostName, HostDriver> drivers) {
        this.engine = engine;
        this.surveyor = surveyor;
        this.drivers = drivers;
    }

    /** Completes once each of these fixes was carried out or undone, as far as it could be, and the journal has it. */
    CompletionStage<Void> ended(Collection<Fix> fixes) {
        return CompletableFuture.allOf(fixes.stream()
                .map(fix -> underWay.computeIfAbsent(fix, begun -> new CompletableFuture<>()))
                .toArray(CompletableFuture<?>[]::new));
    }

    void carryOut(Fix fix) {
        perform(fix, doing(fix))
                .handle((nothing, failure) -> {
                    surveyor.forget();
                    return new Event.FixEnded(fix, Optional.ofNullable(failure).map(Failures::reason));
                })
                .thenCompose(engine::submit)
                .whenComplete((state, failure) -> isOver(fix));
    }

    /** Undoes a fix if its guests are in memory where it was done. Otherwise, or if that fails, it stays on the list. */
    void undo(Fix fix) {
        Together.all(guests(fix), guest -> look(fix.host(), guest))
                .thenCompose(sightings -> sightings.stream().allMatch(Handiwork::isThere)
                        ? undone(fix)
                        : CompletableFuture.completedStage(engine.state()))
                .whenComplete((state, failure) -> isOver(fix));
    }

    private CompletionStage<State> undone(Fix fix) {
        return perform(fix, undoing(fix)).thenCompose(done -> {
            surveyor.forget();
            return engine.submit(new Event.FixUndone(fix, "its guest is on " + fix.host() + ", and no run is open"));
        });
    }

    private void isOver(Fix fix) {
        CompletableFuture<Void> waiting = underWay.remove(fix);
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    private static boolean isThere(Sighting sighting) {
        return sighting instanceof Sighting.Present && !sighting.isOff();
    }

    private static Set<GuestId> guests(Fix fix) {
        return fix instanceof Fix.EjectMedia eject
                ? Set.of(eject.guest())
                : ((Fix.StopAutostart) fix).guests().keySet();
    }

    private static List<Chore> doing(Fix fix) {
        List<Chore> chores = new ArrayList<>();
        if (fix instanceof Fix.EjectMedia eject) {
            eject.media().keySet().forEach(drive -> chores.add(new Chore.Eject(eject.guest(), drive)));
        } else if (fix instanceof Fix.StopAutostart stop) {
            stop.guests().keySet().forEach(guest -> chores.add(new Chore.SetAutostart(guest, false)));
        }
        return chores;
    }

    private static List<Chore> undoing(Fix fix) {
        List<Chore> chores = new ArrayList<>();
        if (fix instanceof Fix.EjectMedia eject) {
            eject.media().forEach((drive, medium) -> chores.add(new Chore.Insert(eject.guest(), drive, medium)));
        } else if (fix instanceof Fix.StopAutostart stop) {
            stop.guests().keySet().forEach(guest -> chores.add(new Chore.SetAutostart(guest, true)));
        }
        return chores;
    }

    private CompletionStage<Void> perform(Fix fix, List<Chore> chores) {
        HostDriver driver = drivers.get(fix.host());
        if (driver == null) {
            return CompletableFuture.failedStage(
                    new IllegalStateException("host '" + fix.host() + "' is not in the configuration"));
        }
        CompletionStage<Void> done = CompletableFuture.completedStage(null);
        for (Chore chore : chores) {
            done = done.thenCompose(before -> Together.asked(() -> driver.perform(chore)));
        }
        return done;
    }

    private CompletionStage<Sighting> look(HostName host, GuestId guest) {
        HostDriver driver = drivers.get(host);
        return driver == null
                ? CompletableFuture.completedStage(new Sighting.Unseen("not in the configuration"))
                : Together.asked(() -> driver.look(guest))
                        .exceptionally(failure -> new Sighting.Unseen(Failures.reason(failure)));
    }
}
