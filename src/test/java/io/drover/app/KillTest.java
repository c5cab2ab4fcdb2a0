package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.engine.State;
import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Sample;
import io.drover.model.Sighting;
import io.drover.port.JournalException;
import io.drover.store.Audit;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Drover's real process with its real journal is killed again and again while it drains a host, and started again each time. The hosts
 * live on in this process, and only they are asked how it ended.
 */
class KillTest {
    private static final String NAMES = "xen1,xen2,xen3";
    private static final HostName SOURCE = new HostName("xen1");
    private static final double SPEED = 20;
    private static final int LONGEST_LIFE_MILLISECONDS = 1_500;
    private static final List<String> GUESTS =
            IntStream.rangeClosed(1, 8).mapToObj(number -> "guest" + number).toList();

    @TempDir
    Path directory;

    @Test
    void aDrainThatIsKilledAFewTimesLosesNothingAndDoesNothingTwice() throws Exception {
        assertThat(drain(1, 3)).isEqualTo(3);
    }

    @Test
    @Tag("kill")
    void twoHundredKillsLoseNothingAndDoNothingTwice() throws Exception {
        int kills = 0;
        for (long seed = 100; kills < 200; seed++) {
            kills += drain(seed, 200 - kills);
            System.out.println("seed " + seed + ": " + kills + " kills so far");
        }
        assertThat(kills).isEqualTo(200);
    }

    /** Drains a host of a new fleet, and kills Drover at moments that the seed decides, as long as there is something to drain. */
    private int drain(long seed, int mostKills) throws Exception {
        var journal = directory.resolve("journal-" + seed + ".db");
        var random = new SplittableRandom(seed);
        int kills = 0;
        try (var hosts = new DistantHosts(fleet(), SPEED)) {
            Map<MigrationId, Phase> before = new HashMap<>();
            while (kills < mostKills && !isDrained(hosts)) {
                live(journal, hosts, random.nextInt(LONGEST_LIFE_MILLISECONDS), before);
                hosts.reconnect();
                kills++;
                before = lookAt(journal, before);
            }
            finish(journal, hosts);
            assertEveryGuestIsAccountedFor(hosts, lookAt(journal, before));
        }
        return kills;
    }

    /** One life. Whatever it said was done must still be done afterwards. */
    private static void live(Path journal, DistantHosts hosts, int milliseconds, Map<MigrationId, Phase> told)
            throws Exception {
        try (var life = new Life(journal, hosts, NAMES)) {
            Executor later = CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS);
            var killed = CompletableFuture.runAsync(() -> kill(life), later);
            askForDrain(life);
            while (!killed.isDone()) {
                life.runs()
                        .forEach(run -> run.migrations().stream()
                                .filter(migration -> migration.phase() == Phase.DONE)
                                .forEach(migration -> told.put(migration.id(), Phase.DONE)));
            }
            killed.join();
        }
    }

    private static void kill(Life life) {
        try {
            life.kill();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void askForDrain(Life life) throws InterruptedException {
        if (life.runs().stream().allMatch(run -> run.closed().isPresent())) {
            var plan = life.post("/api/v1/plans", "{\"drain\":[\"xen1\"]}");
            if (plan.isPresent()) {
                life.post("/api/v1/runs", "{\"plan\":" + plan.get() + "}");
            }
        }
    }

    /** The last life goes on until all is done. */
    private static void finish(Path journal, DistantHosts hosts) throws Exception {
        try (var life = new Life(journal, hosts, NAMES)) {
            for (int round = 0; round < 2_000 && !isSettled(life, hosts); round++) {
                askForDrain(life);
                life.get("/livez");
            }
            assertThat(isSettled(life, hosts)).as("%s", life.runs()).isTrue();
            life.kill();
        }
    }

    private static boolean isSettled(Life life, DistantHosts hosts) throws InterruptedException {
        return isDrained(hosts)
                && life.runs().stream().allMatch(run -> run.closed().isPresent())
                && GUESTS.stream().allMatch(guest -> look(hosts, SOURCE, Sample.id(guest)) instanceof Sighting.Absent);
    }

    private static boolean isDrained(DistantHosts hosts) {
        return GUESTS.stream()
                .map(Sample::id)
                .map(hosts.truth()::runningOn)
                .noneMatch(places -> places.isEmpty() || places.contains(SOURCE));
    }

    private static Sighting look(DistantHosts hosts, HostName host, GuestId guest) {
        return hosts.driver(host).look(guest).toCompletableFuture().join();
    }

    /** The journal must be sound after every kill, and never take back what it had. */
    private static Map<MigrationId, Phase> lookAt(Path journal, Map<MigrationId, Phase> told) {
        var states = new java.util.ArrayList<>(List.of(State.EMPTY));
        try (var audit = Audit.open(journal)) {
            var report = audit.verify(recorded -> {
                states.set(0, states.get(0).after(recorded));
                return Optional.empty();
            });
            assertThat(report.damages()).isEmpty();
        } catch (JournalException neverWritten) {
            assertThat(told).as("%s", neverWritten.getMessage()).isEmpty();
        }
        Map<MigrationId, Phase> now = new TreeMap<>();
        states.get(0)
                .runs()
                .values()
                .forEach(run -> run.migrations().forEach(migration -> now.put(migration.id(), migration.phase())));
        told.forEach((migration, phase) -> {
            if (phase == Phase.DONE) {
                assertThat(now).containsEntry(migration, Phase.DONE);
            }
        });
        return now;
    }

    private static void assertEveryGuestIsAccountedFor(DistantHosts hosts, Map<MigrationId, Phase> journal) {
        assertThat(hosts.offences()).isEmpty();
        assertThat(hosts.truth().ranTwice()).isEmpty();
        assertThat(hosts.arrivals().values()).allMatch(times -> times == 1);
        assertThat(journal.values()).isSubsetOf(Phase.DONE, Phase.FAILED, Phase.CANCELLED, Phase.REFUSED);
        assertThat(journal.values().stream().filter(Phase.DONE::equals)).hasSize(GUESTS.size());
        for (var guest : GUESTS) {
            var places = hosts.truth().runningOn(Sample.id(guest));
            assertThat(places).as(guest).hasSize(1).doesNotContain(SOURCE);
            var there = look(hosts, places.iterator().next(), Sample.id(guest));
            assertThat(there)
                    .isInstanceOfSatisfying(
                            Sighting.Present.class,
                            seen -> assertThat(seen.definition().persistent()).isTrue());
        }
    }

    private static Fleet fleet() {
        var source = Sample.host("xen1");
        var second = Sample.host("xen2");
        var third = Sample.host("xen3");
        for (var name : GUESTS) {
            var guest = Sample.guest(name).memory(512 * Sample.MIB).build();
            source.guest(guest).seesDisksOf(guest);
            second.seesDisksOf(guest);
            third.seesDisksOf(guest);
        }
        return Sample.fleet(source.build(), second.build(), third.build());
    }
}
