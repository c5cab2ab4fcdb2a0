package io.drover.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Sample;
import io.drover.model.Sighting;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A simulated fleet in virtual time, with its drivers and all that they told. */
record Simulation(
        VirtualTime time, SimulatedFleet fleet, SortedMap<HostName, HostDriver> drivers, List<HostNotice> heard) {
    static final Duration LONG = Duration.ofHours(2);

    static Simulation of(Host... hosts) {
        return of(SimulationSettings.STANDARD, hosts);
    }

    static Simulation of(SimulationSettings settings, Host... hosts) {
        var time = new VirtualTime(Sample.NOW);
        var fleet = new SimulatedFleet(Sample.fleet(hosts), settings, time, time);
        var drivers = fleet.drivers();
        var heard = new ArrayList<HostNotice>();
        drivers.values().forEach(driver -> driver.listen(heard::add));
        return new Simulation(time, fleet, drivers, heard);
    }

    HostDriver driver(String host) {
        return Objects.requireNonNull(drivers.get(new HostName(host)));
    }

    /** Orders a migration and does not wait. */
    CompletableFuture<Measured> order(Guest guest, String from, String to) {
        return driver(from)
                .migrate(new MigrationOrder(guest.id(), new HostName(to), true, guest.memoryBytes()))
                .toCompletableFuture();
    }

    /** Orders a migration whose answer is of no interest. */
    void begin(Guest guest, String from, String to) {
        assertThat(order(guest, from, to)).isNotDone();
    }

    /** Migrates with success. */
    void move(Guest guest, String from, String to) {
        assertThat(migrate(guest, from, to)).isCompleted();
    }

    /** Migrates and lets time pass until nothing is left to do. */
    CompletableFuture<Measured> migrate(Guest guest, String from, String to) {
        var migration = order(guest, from, to);
        time.runUntilIdle(LONG);
        return migration;
    }

    Sighting look(String host, Guest guest) {
        return answer(driver(host).look(guest.id()));
    }

    Sighting.Present seen(String host, Guest guest) {
        return (Sighting.Present) look(host, guest);
    }

    Host observe(String host, String... paths) {
        return answer(driver(host).observe(Set.of(paths)));
    }

    Set<HostName> runningOn(GuestId guest) {
        return fleet.truth().runningOn(guest);
    }

    /** What guests' changes were called, in the order in which they were told. */
    List<String> changes() {
        return heard.stream()
                .filter(HostNotice.GuestChanged.class::isInstance)
                .map(HostNotice.GuestChanged.class::cast)
                .map(change -> change.host() + " " + change.what())
                .toList();
    }

    /** Lets time pass until there is an answer. */
    <T> T answer(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        if (!time.runUntil(future::isDone, LONG)) {
            throw new AssertionError("there is no answer");
        }
        return future.join();
    }

    static HostException failure(CompletableFuture<?> stage) {
        if (stage.isCompletedExceptionally()) {
            try {
                stage.join();
            } catch (CompletionException failed) {
                if (Objects.requireNonNull(failed.getCause()) instanceof HostException known) {
                    return known;
                }
            }
        }
        throw new AssertionError("it did not fail: " + stage);
    }
}
