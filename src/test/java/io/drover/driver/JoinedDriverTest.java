package io.drover.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.VirtualTime;
import io.drover.model.Dom0;
import io.drover.model.Dom0Sample;
import io.drover.model.FileIdentity;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.Sample;
import io.drover.model.Sighting;
import io.drover.model.XenCopy;
import io.drover.model.XenState;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class JoinedDriverTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final String PATH = "/srv/vm/a.img";
    private static final FileIdentity FILE =
            new FileIdentity(FileIdentity.Kind.FILE, 18, Sample.GIB, "stor:/", "nfs4", Optional.empty());

    private final VirtualTime time = new VirtualTime(Sample.NOW);
    private final SimulatedFleet fleet = new SimulatedFleet(
            Sample.fleet(
                    Sample.host("xen1")
                            .path(PATH, pooled(true))
                            .guest(Sample.guest("web").build())
                            .build(),
                    Sample.host("xen2").build()),
            SimulationSettings.STANDARD,
            time,
            time);

    private static Observed<PathSight> pooled(boolean exists) {
        return Observed.known(new PathSight(exists, "vm"), "virsh vol-list vm");
    }

    private static Dom0 facts() {
        return new Dom0Sample().told().asOptional().orElseThrow();
    }

    private static Dom0 seeing(Observed<PathSight> sight) {
        return new Dom0Sample().path(PATH, sight).told().asOptional().orElseThrow();
    }

    private HostDriver toolstack() {
        return Objects.requireNonNull(fleet.drivers().get(XEN1));
    }

    private HostDriver joined(Optional<Dom0> facts, Map<HostName, Reach> reach) {
        return new JoinedDriver(toolstack(), new ToldDom0(XEN1, facts, reach));
    }

    private <T> T answer(CompletionStage<T> stage) throws HostException {
        var future = stage.toCompletableFuture();
        assertThat(time.runUntil(future::isDone, Duration.ofHours(1))).isTrue();
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (Objects.requireNonNull(failed.getCause()) instanceof HostException known) {
                throw known;
            }
            throw failed;
        }
    }

    @Test
    void theInventoryHoldsWhatTheDom0Told() throws HostException {
        // Given
        var facts = facts();
        // When
        var host = answer(joined(Optional.of(facts), Map.of()).observe(Set.of()));
        // Then
        assertThat(host.dom0()).isEqualTo(Observed.known(facts, "a login to the Dom0 of xen1"));
        assertThat(host.guests()).hasSize(1);
    }

    @Test
    void aSilentDom0IsUnknownAndTheHostIsStillThere() throws HostException {
        // When
        var host = answer(joined(Optional.empty(), Map.of()).observe(Set.of()));
        // Then
        assertThat(host.dom0()).isEqualTo(Observed.unknown("the Dom0 is silent"));
        assertThat(host.guests()).hasSize(1);
    }

    @Test
    void aSilentToolstackIsTheHostsFailure() {
        // Given
        fleet.faults().cut(XEN1);
        var driver = joined(Optional.of(facts()), Map.of());
        // When
        assertThatThrownBy(() -> answer(driver.observe(Set.of())))
                // Then
                .isInstanceOf(HostException.class);
    }

    @Test
    void aPathIsAsTheDom0SeesItInTheToolstacksPool() throws HostException {
        // Given
        var own = Observed.known(new PathSight(true, "", Optional.of(FILE)), "stat");
        // When
        var found = answer(joined(Optional.of(seeing(own)), Map.of()).find(Set.of(PATH)));
        // Then
        assertThat(found)
                .containsOnly(Map.entry(PATH, Observed.known(new PathSight(true, "vm", Optional.of(FILE)), "stat")));
    }

    @Test
    void whatTheDom0CouldNotLookUpIsTheToolstacks() throws HostException {
        // Given
        Observed<PathSight> own = Observed.unknown("stat: permission denied");
        // When
        var found = answer(joined(Optional.of(seeing(own)), Map.of()).find(Set.of(PATH)));
        // Then
        assertThat(found).containsOnly(Map.entry(PATH, pooled(true)));
    }

    @Test
    void withoutTheDom0APathIsAsTheToolstackSeesIt() throws HostException {
        // When
        var found = answer(joined(Optional.empty(), Map.of()).find(Set.of(PATH)));
        // Then
        assertThat(found).containsOnly(Map.entry(PATH, pooled(true)));
    }

    @Test
    void whatIsReachedIsTheDom0sWordAndTheToolstacksWhereItKnowsNothing() throws HostException {
        // Given
        var own = new Reach(
                Observed.known(false, "tried"),
                Observed.unknown("no ssh"),
                Observed.known(9_000, "ping"),
                new TreeMap<>(
                        Map.of("/srv/vm", Observed.known(false, "looked"), "/srv/b", Observed.unknown("read-only"))));
        var toolstacks = answer(toolstack().reach(Set.of(XEN2), Set.of("/srv/vm", "/srv/b")));
        // When
        var reach = answer(
                joined(Optional.of(facts()), Map.of(XEN2, own)).reach(Set.of(XEN2), Set.of("/srv/vm", "/srv/b")));
        // Then
        var told = Objects.requireNonNull(toolstacks.get(XEN2));
        var merged = Objects.requireNonNull(reach.get(XEN2));
        assertThat(merged.migrationPort()).isEqualTo(own.migrationPort());
        assertThat(merged.login()).isEqualTo(told.login());
        assertThat(merged.pathMtu()).isEqualTo(own.pathMtu());
        assertThat(merged.canaries().get("/srv/vm")).isEqualTo(Observed.known(false, "looked"));
        assertThat(known(merged, "/srv/b")).isEqualTo(known(told, "/srv/b"));
    }

    private static Optional<Boolean> known(Reach reach, String directory) {
        return Objects.requireNonNull(reach.canaries().get(directory)).asOptional();
    }

    @Test
    void withoutTheDom0WhatIsReachedIsTheToolstacksWord() throws HostException {
        // Given
        var toolstacks = answer(toolstack().reach(Set.of(XEN2), Set.of()));
        // When
        var reach = answer(joined(Optional.empty(), Map.of()).reach(Set.of(XEN2), Set.of()));
        // Then
        assertThat(reach).isEqualTo(toolstacks);
    }

    @Test
    void guestsAreTheToolstacks() throws HostException {
        // When
        var sighting = answer(joined(Optional.empty(), Map.of()).look(Sample.id("web")));
        // Then
        assertThat(sighting).isInstanceOf(Sighting.Present.class);
    }

    @Test
    void aSightingHoldsBothWords() throws HostException {
        // Given
        var held = new XenCopy(3, "web", new XenState("---ss-"), Duration.ofSeconds(4), false);
        var dom0 = new ToldDom0(XEN1, Optional.of(facts()), Map.of()).holding(held);
        // When
        var sighting = answer(new JoinedDriver(toolstack(), dom0).look(Sample.id("web")));
        // Then
        assertThat(sighting.is(GuestState.RUNNING)).isTrue();
        assertThat(sighting.xen().asOptional()).contains(List.of(held));
    }

    @Test
    void whereTheDom0IsSilentItsWordIsSaidToBeUnknown() throws HostException {
        // When
        var sighting = answer(joined(Optional.empty(), Map.of()).look(Sample.id("web")));
        // Then
        assertThat(sighting.inWords()).contains("running", "Xen's own word is not known", "the Dom0 is silent");
    }

    @Test
    void aSilentDom0DoesNotSayThatNobodyElseSendsTheGuest() throws HostException {
        // When
        var senders = answer(joined(Optional.empty(), Map.of()).otherSenders(Sample.id("web")));
        // Then
        assertThat(senders).isEqualTo(Observed.unknown("the Dom0 is silent"));
    }

    @Test
    void aCopyThatTheToolstackDoesNotKnowIsTheLoginsWork() throws HostException {
        // Given
        var orphan = new XenCopy(3, "gone", new XenState("--p---"), Duration.ZERO, false);
        var dom0 = new ToldDom0(XEN1, Optional.of(facts()), Map.of()).holding(orphan);
        var destroy = new Chore.Destroy(Sample.id("gone"), orphan);
        // When
        answer(new JoinedDriver(toolstack(), dom0).perform(destroy));
        // Then
        assertThat(dom0.performed()).containsExactly(destroy);
    }

    @Test
    void aCopyThatIsNotAsExpectedAnyMoreIsLeftAlone() {
        // Given
        var expected = new XenCopy(3, "gone", new XenState("--p---"), Duration.ZERO, false);
        var now = new XenCopy(3, "gone", new XenState("-b----"), Duration.ofSeconds(1), false);
        var dom0 = new ToldDom0(XEN1, Optional.of(facts()), Map.of()).holding(now);
        var driver = new JoinedDriver(toolstack(), dom0);
        // When
        assertThatThrownBy(() -> answer(driver.perform(new Chore.Destroy(Sample.id("gone"), expected))))
                // Then
                .isInstanceOf(HostException.class)
                .hasMessageContaining("not as expected any more");
        assertThat(dom0.performed()).isEmpty();
    }

    @Test
    void closingClosesBoth() {
        // Given
        var toolstack = toolstack();
        var dom0 = new ToldDom0(XEN1, Optional.empty(), Map.of());
        // When
        new JoinedDriver(toolstack, dom0).close();
        // Then
        assertThat(dom0.isClosed()).isTrue();
        assertThatThrownBy(() -> answer(toolstack.observe(Set.of()))).isInstanceOf(HostException.class);
    }

    @Test
    void twoHostsAreNotJoined() {
        // Given
        var other = new ToldDom0(XEN2, Optional.empty(), Map.of());
        // When
        assertThatThrownBy(() -> new JoinedDriver(toolstack(), other))
                // Then
                .hasMessage("xen1 and xen2 are two hosts");
    }

    @Test
    void theDom0IsHeardWhileItsToolstackIsSilent() throws HostException {
        // Given
        fleet.faults().cut(XEN1);
        // When
        var told = answer(joined(Optional.of(facts()), Map.of()).dom0());
        // Then
        assertThat(told.asOptional()).contains(facts());
    }
}
