package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.port.EventSink;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Orders transfers, waits for those that go on without us, and hears how far they are. */
final class Handovers {
    private final Engine engine;
    private final Surveyor surveyor;
    private final Map<HostName, HostDriver> drivers;
    private final Lookout lookout;
    private final Forecast forecast;
    private final Set<MigrationId> followed = ConcurrentHashMap.newKeySet();

    Handovers(Engine engine, Surveyor surveyor, Map<HostName, HostDriver> drivers, Lookout lookout) {
        this.engine = engine;
        this.surveyor = surveyor;
        this.drivers = Map.copyOf(drivers);
        this.lookout = lookout;
        this.forecast = new PreCopyForecast(engine::lessons);
    }

    Map<HostName, HostDriver> drivers() {
        return drivers;
    }

    void transfer(Effect.Transfer transfer) {
        MigrationId id = transfer.migration();
        int tries = transfer.tries();
        lookout.forget(id);
        HostDriver driver = drivers.get(transfer.from());
        if (driver == null) {
            engine.submit(new Event.TransferFailed(
                    id, tries, "host '" + transfer.from() + "' is not in the configuration any more", false, false));
            return;
        }
        driver.migrate(transfer.order()).whenComplete((measured, failure) -> {
            surveyor.forget();
            if (failure == null) {
                engine.submit(new Event.TransferEnded(id, tries, measured));
            } else {
                engine.submit(new Event.TransferFailed(
                        id, tries, Failures.reason(failure), mayRetry(failure), mayLeaveJob(failure)));
            }
        });
    }

    /** Whatever a host does not say that it would refuse again. That nothing of it is left, looks at both hosts show. */
    private static boolean mayRetry(Throwable failure) {
        return Failures.cause(failure) instanceof HostException known && known.recourse() != Recourse.GIVE_UP;
    }

    private static boolean mayLeaveJob(Throwable failure) {
        return Failures.cause(failure) instanceof HostException known && known.mayLeaveJob();
    }

    void follow(Effect.Follow wanted) {
        HostDriver driver = drivers.get(wanted.from());
        if (driver == null || !followed.add(wanted.migration())) {
            return;
        }
        Together.asked(() -> driver.follow(wanted.order())).whenComplete((measured, failure) -> {
            followed.remove(wanted.migration());
            if (failure == null) {
                surveyor.forget();
                engine.submit(new Event.TransferFollowed(wanted.migration(), wanted.tries(), measured));
            }
        });
    }

    void watch(Effect.Watch wanted) {
        lookout.watch(wanted.migration());
    }

    void progressed(HostNotice.Transferring notice, EventSink sink) {
        Optional<Migration> migration = engine.state()
                .inFlight(notice.guest())
                .filter(candidate -> candidate.move().from().equals(notice.host()));
        migration.ifPresent(moving -> {
            lookout.progressed(moving.id(), notice.progress());
            sink.progressed(moving.id(), forecast.complete(notice.progress(), moving.move()));
            switch (notice.progress().phase()) {
                case SWITCHING -> switching(moving, notice.progress());
                case VERIFYING -> resumed(moving);
                default -> {}
            }
        });
    }

    private void switching(Migration moving, Progress progress) {
        if (moving.phase() == Phase.COPYING) {
            engine.submit(new Event.SwitchSeen(moving.id(), progress.basis()));
        }
    }

    private void resumed(Migration moving) {
        if (moving.course().resumedAt().isEmpty()) {
            surveyor.forget();
            engine.submit(new Event.ResumeSeen(moving.id()));
        }
    }
}
