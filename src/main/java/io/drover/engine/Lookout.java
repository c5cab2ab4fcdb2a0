package io.drover.engine;

import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.port.Clock;
import io.drover.port.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers when each transfer was last seen to move, and tells the engine from time to time. All on the engine's thread but one question. */
final class Lookout {
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final long MILLIS_PER_SECOND = 1000;

    private final Engine engine;
    private final Clock clock;
    private final Timer timer;
    private final Map<MigrationId, Seen> watched = new ConcurrentHashMap<>();
    private final Set<MigrationId> due = new HashSet<>();

    Lookout(Engine engine, Clock clock, Timer timer) {
        this.engine = engine;
        this.clock = clock;
        this.timer = timer;
    }

    private record Seen(Phase phase, long bytes, long bytesPerSecond, Duration at, String words) {

        /** What came after the moment, at the rate that was seen, was not there yet. */
        long bytesBy(Duration moment) {
            long late = Math.max(0, at.minus(moment).toMillis());
            return Math.max(0, bytes - bytesPerSecond * late / MILLIS_PER_SECOND);
        }
    }

    /** Looks again in a while. */
    void watch(MigrationId migration) {
        watched.putIfAbsent(migration, new Seen(Phase.QUEUED, 0, 0, clock.elapsed(), "nothing was told of it yet"));
        if (due.add(migration)) {
            timer.after(EVERY, () -> tell(migration));
        }
    }

    private void tell(MigrationId migration) {
        due.remove(migration);
        Seen last = watched.get(migration);
        if (last != null) {
            engine.submit(new Event.TransferWatched(migration, clock.elapsed().minus(last.at()), last.words()));
        }
    }

    /** A transfer told how far it is. */
    void progressed(MigrationId migration, Progress progress) {
        watched.computeIfPresent(migration, (id, last) -> isNews(last, progress) ? seen(progress) : last);
    }

    private static boolean isNews(Seen last, Progress progress) {
        return progress.bytesArrived() > last.bytes() || progress.phase() != last.phase();
    }

    private Seen seen(Progress progress) {
        return new Seen(
                progress.phase(),
                progress.bytesArrived(),
                progress.bytesPerSecond(),
                clock.elapsed(),
                progress.phase() + ", " + progress.bytesArrived() + " of " + progress.totalBytes() + " bytes arrived");
    }

    /**
     * Of each transfer that was watched the memory that had arrived by a moment, as far as is known, in bytes. May be asked on any thread.
     *
     * @param moment by the clock that only counts
     */
    Map<MigrationId, Long> arrivedBy(Duration moment) {
        Map<MigrationId, Long> arrived = new HashMap<>();
        watched.forEach((migration, seen) -> arrived.put(migration, seen.bytesBy(moment)));
        return arrived;
    }

    /** Another try begins: what was seen of the one before is worth nothing. */
    void forget(MigrationId migration) {
        watched.remove(migration);
    }
}
