package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.drover.model.Course;
import io.drover.model.Dom0Sample;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Migration;
import io.drover.model.OtherSender;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import io.drover.model.Whereabouts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody gives xl migrate for a guest that Drover has its hosts transfer, which nothing in Xen or libvirt prevents. */
class RivalryTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final Guest WEB = Sample.guest("web1").memory(3 * Sample.GIB).build();

    private static Rehearsal hosts(boolean sourceHasLogin, boolean destinationHasLogin) {
        return new Rehearsal(Sample.fleet(
                host("xen1", sourceHasLogin).guest(WEB).build(),
                host("xen2", destinationHasLogin).build(),
                host("xen3", sourceHasLogin).build()));
    }

    private static HostSample host(String name, boolean login) {
        var host = Sample.host(name).seesDisksOf(WEB);
        return login ? host.dom0(new Dom0Sample().told()) : host;
    }

    /** A guest whose memory Drover is having copied to xen2. */
    private static final class Scene {
        final Rehearsal rehearsal;
        final Drover drover;
        final Run run;

        Scene(Rehearsal rehearsal) {
            this.rehearsal = rehearsal;
            this.drover = rehearsal.start();
            var plan = rehearsal.await(drover.planMove("web1", XEN2, Policy.STANDARD));
            this.run = rehearsal.await(drover.start(plan, Policy.STANDARD));
            rehearsal.runUntil(() -> only().phase() == Phase.COPYING);
            rehearsal.time.advance(Duration.ofSeconds(2));
        }

        Migration only() {
            return drover.run(run.id()).orElseThrow().migrations().get(0);
        }

        void xlMigratesItTo(HostName to) {
            rehearsal.fleet.strangers().migrateByXl(XEN1, WEB.id(), to);
        }

        void runToItsEnd() {
            rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());
        }
    }

    @Test
    void droverEndsItsOwnTransferAndTheGuestLivesOnWhereXlTakesIt() {
        // Given
        var scene = new Scene(hosts(true, true));
        scene.xlMigratesItTo(XEN3);
        // When
        scene.runToItsEnd();
        // Then
        assertThat(scene.rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN3);
        assertThat(scene.rehearsal.fleet.truth().ranTwice()).isEmpty();
        assertThat(scene.only().phase()).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(scene.only().why())
                .contains("started by process", "xl migrate web1 xen3", "Drover ended its own transfer");
        assertThat(scene.rehearsal.facts(Fact.RetryScheduled.class)).isEmpty();
    }

    @Test
    void theAlarmNamesTheOtherWithinSecondsAndSaysWhatToDo() {
        // Given
        var scene = new Scene(hosts(true, true));
        scene.xlMigratesItTo(XEN2);
        // When
        scene.rehearsal.time.advance(Duration.ofSeconds(6));
        // Then
        assertThat(scene.rehearsal.facts(Fact.RivalSeen.class))
                .singleElement()
                .satisfies(seen -> assertThat(seen.why())
                        .contains("xl migrate web1 xen2", "or on xen1: kill 400", "never let both go through"));
        assertThat(scene.rehearsal.facts(Fact.AbortRequested.class))
                .extracting(Fact.AbortRequested::by)
                .containsExactly(Course.Caller.RIVAL);
    }

    @Test
    void whereXlTakesItToTheSameHostItRunsThereOnceAndAnOperatorIsTold() {
        // Given
        var scene = new Scene(hosts(true, true));
        scene.xlMigratesItTo(XEN2);
        // When
        scene.runToItsEnd();
        // Then
        assertThat(scene.rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
        assertThat(scene.only().phase()).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(scene.only().why()).contains("xl migrate web1 xen2", "Xen runs it on a host whose toolstack");
    }

    @Test
    void whereTheOtherIsEndedTheGuestStaysAndDroverBeginsAgain() {
        // Given
        var scene = new Scene(hosts(true, true));
        scene.xlMigratesItTo(XEN3);
        scene.rehearsal.time.advance(Duration.ofSeconds(8));
        scene.rehearsal.fleet.strangers().endMigrationByXl(XEN1, WEB.id());
        // When
        scene.runToItsEnd();
        // Then
        assertThat(scene.rehearsal.facts(Fact.PhaseEntered.class))
                .filteredOn(fact -> fact.phase() == Phase.FAILED)
                .singleElement()
                .satisfies(failed -> assertThat(failed.why()).contains("xl migrate web1 xen3"));
        assertThat(scene.only().phase()).isEqualTo(Phase.DONE);
        assertThat(scene.rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
    }

    @Test
    void withoutALoginToTheSourceTheHalfAtTheDestinationIsSeenAndAnOperatorAlarmed() {
        // Given
        var scene = new Scene(hosts(false, true));
        scene.xlMigratesItTo(XEN2);
        // When
        scene.rehearsal.time.advance(Duration.ofSeconds(9));
        // Then
        assertThat(scene.rehearsal.facts(Fact.RivalSeen.class))
                .singleElement()
                .satisfies(seen -> assertThat(seen.rival()).contains("web1--incoming", "xen2"));
        assertThat(scene.rehearsal.facts(Fact.AbortRefused.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.why())
                        .contains("no login for the Dom0", "ALARM", "End that on xen1", "Ctrl-C", "kill -KILL"));
    }

    @Test
    void whatArrivesBesideAnotherSenderIsNotCalledDoneUntilAnOperatorSaysSo() {
        // Given
        var scene = new Scene(hosts(false, true));
        scene.xlMigratesItTo(XEN2);
        scene.rehearsal.time.advance(Duration.ofSeconds(8));
        scene.rehearsal.fleet.strangers().endMigrationByXl(XEN1, WEB.id());
        scene.rehearsal.runUntil(() -> scene.only().phase() == Phase.VERIFYING);
        scene.rehearsal.fleet.faults().resumeGuest(XEN2, WEB.id());
        scene.runToItsEnd();
        var before = scene.only();
        // When
        scene.rehearsal.await(
                scene.drover.settle(before.id(), Whereabouts.ARRIVED, "it was started anew from its disk"));
        scene.runToItsEnd();
        // Then
        assertThat(before.phase()).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(before.why()).startsWith("ALARM").contains("web1--incoming", "may not be whole");
        assertThat(scene.only().phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void aGuestThatIsBeingHandedOverIsNotCalledOffAndTheAlarmSaysSo() {
        // Given
        var script = new Script();
        script.copying();
        script.happens(new Event.SwitchSeen(Script.FIRST, "suspended"));
        // When
        var decision = script.happens(seen(true));
        // Then
        assertThat(decision.facts())
                .singleElement()
                .asInstanceOf(type(Fact.RivalSeen.class))
                .satisfies(seen ->
                        assertThat(seen.why()).contains("is being handed over", "is not whole either", "kill 400"));
        assertThat(decision.effects()).noneMatch(Effect.Abort.class::isInstance);
    }

    @Test
    void whatTheHostRefusedForAMomentIsAskedOfItAgain() {
        // Given
        var script = new Script();
        script.copying();
        script.happens(seen(false));
        script.happens(new Event.AbortRefused(Script.FIRST, 0, "it was not seen to write"));
        // When
        var decision = script.happens(seen(false));
        // Then
        assertThat(decision.facts()).containsExactly(new Fact.AbortRequested(Script.FIRST, Course.Caller.RIVAL));
        assertThat(decision.effects()).anyMatch(Effect.Abort.class::isInstance);
    }

    /** What looks like a hand-over that broke off may be the other's, who lets his copy run in the next moment. */
    @Test
    void aHandOverBesideAnotherIsNotTakenBack() {
        // Given
        var script = new Script();
        script.copying();
        script.happens(seen(false));
        script.happens(script.failed("client socket is closed"));
        var suspended = Sightings.held(GuestState.SUSPENDED, "---ss-", 3);
        var waits = Sightings.held(GuestState.PAUSED, "--p---", 0);
        script.bothSeen(suspended, waits);
        script.passes(Patience.STANDARD.strangeness());
        // When
        script.bothSeen(suspended, waits);
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.effects(Effect.DoChore.class)).isEmpty();
    }

    private static Event seen(boolean earlier) {
        var sender = new OtherSender(401, 400, "xl migrate web1 xen3", earlier);
        return new Event.RivalSought(Script.FIRST, 0, Optional.of(Rival.sending(XEN1, sender)));
    }

    @Test
    void aDroverThatComesUpInTheMidstOfBothEndsItsOwn() {
        // Given
        var rehearsal = hosts(true, true);
        var life = rehearsal.new Life(Integer.MAX_VALUE, true);
        var first = life.start();
        var plan = rehearsal.await(first.planMove("web1", XEN2, Policy.STANDARD));
        var run = rehearsal.await(first.start(plan, Policy.STANDARD));
        rehearsal.runUntil(
                () -> first.run(run.id()).orElseThrow().migrations().get(0).phase() == Phase.COPYING);
        life.end();
        rehearsal.time.advance(Duration.ofSeconds(2));
        rehearsal.fleet.strangers().migrateByXl(XEN1, WEB.id(), XEN3);
        // When
        rehearsal.start();
        rehearsal.time.advance(Duration.ofSeconds(9));
        // Then
        assertThat(rehearsal.facts(Fact.AbortRequested.class))
                .extracting(Fact.AbortRequested::by)
                .containsExactly(Course.Caller.RIVAL);
    }
}
