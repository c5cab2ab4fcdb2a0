package io.drover.seeds;

import io.drover.driver.sim.VirtualTime;
import io.drover.engine.Drover;
import io.drover.engine.Launch;
import io.drover.engine.Patience;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.port.Clock;
import io.drover.port.EventSink;
import io.drover.port.HostDriver;
import io.drover.port.Ids;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One life of Drover's process. When it ends, whatever it had not done stays undone, and nothing reaches it any more. */
final class Life {
    /** As in production, but for transfers that nobody ends: half an hour, so that a seed is not mostly waiting. */
    private static final Patience PATIENCE = new Patience(
            Patience.STANDARD.observation(),
            Patience.STANDARD.silence(),
            Patience.STANDARD.strangeness(),
            Duration.ofMinutes(30),
            Patience.STANDARD.settling(),
            Patience.STANDARD.connecting(),
            Patience.STANDARD.retries(),
            Patience.STANDARD.standstill());

    private static final Duration LAST_ORDERS_ARRIVE = Duration.ofSeconds(1);

    private static final EventSink NOBODY = new EventSink() {
        @Override
        public void recorded(Recorded recorded) {}

        @Override
        public void progressed(MigrationId migration, Progress progress) {}
    };

    private final Case facts;
    private final UnsteadyJournal journal;
    private final Map<HostName, HostDriver> drivers = new TreeMap<>();
    private final boolean steady;
    private boolean alive = true;
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean lastWriteReachesTheDisk;
    private boolean lastOrdersAreSent;
    private Optional<Drover> drover = Optional.empty();

    Life(Case facts, UnsteadyJournal.Disk disk, SortedMap<HostName, HostDriver> hosts, Optional<Chance> unsteadiness) {
        this.facts = facts;
        this.journal = new UnsteadyJournal(disk);
        this.steady = unsteadiness.isEmpty();
        Chance chance = unsteadiness.orElseGet(() -> new Chance(0));
        hosts.forEach((host, driver) -> drivers.put(host, new UnsteadyDriver(driver, this, facts, chance.split())));
    }

    void begin(Launcher launcher, Clock clock, Ids ids) {
        facts.newLife();
        Launch.Surroundings surroundings =
                new Launch.Surroundings(clock, this::later, ids, task -> later(Duration.ZERO, task), Runnable::run);
        launcher.start(new Launch(drivers, journal, surroundings, NOBODY, PATIENCE))
                .whenComplete((started, failure) -> {
                    if (failure == null) {
                        drover = Optional.of(started);
                    } else {
                        facts.violated("Drover does not start: " + failure);
                    }
                });
    }

    /** Drover, once it has begun and as long as it lives. */
    Optional<Drover> drover() {
        return alive ? drover : Optional.empty();
    }

    boolean isAlive() {
        return alive;
    }

    /** Whether its hosts answer at once, in order, and always. */
    boolean isSteady() {
        return steady;
    }

    /** One more step of the process, which may be its last. */
    boolean lives() {
        if (alive && --stepsLeft <= 0) {
            facts.note("Drover is killed between two steps");
            end(lastWriteReachesTheDisk, lastOrdersAreSent);
        }
        return alive;
    }

    /** Ends it after so many more steps, as {@link #end} does. */
    void endAfter(int steps, boolean lastWrite, boolean lastOrders) {
        stepsLeft = steps;
        lastWriteReachesTheDisk = lastWrite;
        lastOrdersAreSent = lastOrders;
    }

    void later(Duration delay, Runnable work) {
        time().after(delay, () -> {
            if (lives()) {
                work.run();
            }
        });
    }

    /**
     * The process is gone.
     *
     * @param lastWriteReachedTheDisk whether a write of the journal that was under way is there
     * @param lastOrdersWereSent whether hosts still get what had just been sent to them
     */
    void end(boolean lastWriteReachedTheDisk, boolean lastOrdersWereSent) {
        if (alive) {
            alive = false;
            journal.die(lastWriteReachedTheDisk);
            if (lastOrdersWereSent) {
                time().after(LAST_ORDERS_ARRIVE, this::letGo);
            } else {
                letGo();
            }
        }
    }

    /** The hosts notice that their client is gone. */
    private void letGo() {
        drivers.values().forEach(HostDriver::close);
    }

    private VirtualTime time() {
        return facts.time;
    }
}
