package io.drover.engine;

import static io.drover.engine.Sightings.busy;
import static io.drover.engine.Sightings.gone;
import static io.drover.engine.Sightings.held;
import static io.drover.engine.Sightings.nothing;
import static io.drover.engine.Sightings.silent;
import static io.drover.engine.Sightings.xen;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Fact;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import io.drover.model.Whereabouts;
import io.drover.port.Chore;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MendingTest {
    private static final Sighting RUNS = held(GuestState.RUNNING, "-b----", 3);
    private static final Sighting SUSPENDED = held(GuestState.SUSPENDED, "---ss-", 3);
    private static final Sighting LEFT_OVER = held(GuestState.PAUSED, "--p---", 0);
    private static final Sighting BEING_FILLED = busy(GuestState.INCOMING, 0).withXen(xen("--p---", 0, true));
    private static final Sighting ENTRY = busy(GuestState.INCOMING, 0).withXen(nothing());

    private static final Sighting HANDED_OVER = busy(GuestState.RUNNING, 3).withXen(xen("---ss-", 3, false));
    private static final Sighting WAITS = busy(GuestState.PAUSED, 0).withXen(xen("--p---", 0, false));

    private final Script script = new Script();

    @BeforeEach
    void aTransferThatFailed() {
        script.copying();
        script.happens(script.failed("client socket is closed"));
    }

    /** The same look until what follows from it followed. */
    private Decision lasts(Sighting source, Sighting destination) {
        script.bothSeen(source, destination);
        script.passes(Patience.STANDARD.strangeness());
        return script.bothSeen(source, destination);
    }

    private Chore ordered() {
        var ordered = script.effects(Effect.DoChore.class);
        return ordered.get(ordered.size() - 1).errand().chore();
    }

    private HostName lastHost() {
        var ordered = script.effects(Effect.DoChore.class);
        return ordered.get(ordered.size() - 1).errand().host();
    }

    @Test
    void aCopyThatNeverRanIsDestroyedWhileXenRunsTheGuestAtTheSource() {
        // When
        var decision = lasts(RUNS, LEFT_OVER);
        // Then
        assertThat(ordered()).isInstanceOf(Chore.Destroy.class);
        assertThat(decision.facts()).singleElement().isInstanceOfSatisfying(Fact.StepOrdered.class, step -> {
            assertThat(step.host()).isEqualTo(Script.TO);
            assertThat(step.evidence()).contains("xen1 says: running", "xen2 says: paused");
        });
    }

    @Test
    void aProcessThatReceivesInVainIsEndedWhileNobodySends() {
        // When
        lasts(RUNS, BEING_FILLED);
        // Then
        assertThat(ordered()).isInstanceOf(Chore.EndArrival.class);
    }

    @Test
    void aCopyWhoseSourceLostItsGuestIsNotWaitedForAnyMore() {
        // When
        lasts(gone(), BEING_FILLED);
        // Then
        assertThat(ordered()).isInstanceOf(Chore.EndArrival.class);
    }

    @Test
    void aProcessThatReceivesIsLeftAloneWhileTheSourceIsAtWork() {
        // When
        lasts(busy(GuestState.RUNNING, 3).withXen(xen("-b----", 3, true)), BEING_FILLED);
        // Then
        assertThat(script.effects(Effect.DoChore.class)).isEmpty();
    }

    @Test
    void aStrangeLookIsNotActedOnBeforeItHasLasted() {
        // When
        script.bothSeen(RUNS, LEFT_OVER);
        // Then
        assertThat(script.effects(Effect.DoChore.class)).isEmpty();
        assertThat(script.lastEffect()).isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void whatWasSeenBeforeAnotherLookDoesNotCount() {
        // Given
        script.bothSeen(RUNS, LEFT_OVER);
        script.passes(Patience.STANDARD.strangeness());
        script.bothSeen(busy(GuestState.RUNNING, 3), LEFT_OVER);
        // When
        script.bothSeen(RUNS, LEFT_OVER);
        // Then
        assertThat(script.effects(Effect.DoChore.class)).isEmpty();
    }

    @Test
    void withoutXensWordNothingIsDestroyedAndAnOperatorIsTold() {
        // When
        lasts(SUSPENDED.withXen(Sighting.UNASKED), LEFT_OVER.withXen(Sighting.UNASKED));
        // Then
        assertThat(script.effects(Effect.DoChore.class)).isEmpty();
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1))
                .contains(
                        "no login to its Dom0", "only on Xen's own word", "virsh dompmwakeup", "drover settle run-1/1");
    }

    @Test
    void aHandOverThatBrokeOffGoesBack() {
        // When
        lasts(SUSPENDED, LEFT_OVER);
        // Then
        assertThat(ordered()).isInstanceOf(Chore.RunOn.class);
        assertThat(script.effects(Effect.DoChore.class))
                .last()
                .extracting(done -> done.errand().host())
                .isEqualTo(Script.FROM);
    }

    @Test
    void anEntryThatXenDoesNotKnowIsClearedByARestart() {
        // When
        lasts(RUNS, ENTRY);
        // Then
        assertThat(ordered()).isEqualTo(new Chore.RestartToolstack(Script.GUEST));
    }

    @Test
    void afterAStepBothHostsAreLookedAtAgain() {
        // Given
        lasts(RUNS, LEFT_OVER);
        // When
        script.choreEnded(Optional.empty());
        // Then
        assertThat(script.lastEffect()).isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void aStepThatKeepsFailingIsLeftToAnOperator() {
        // Given
        lasts(RUNS, LEFT_OVER);
        script.choreEnded(Optional.of("xl is not found"));
        script.passes(Patience.STANDARD.settling().plusSeconds(1));
        // When
        script.bothSeen(RUNS, LEFT_OVER);
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1)).contains("xl is not found");
    }

    @Test
    void twoThatRunAreToldAtTheSecondLook() {
        // Given
        script.bothSeen(RUNS, RUNS);
        // When
        script.bothSeen(RUNS, RUNS);
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1)).contains("DANGER");
    }

    @Test
    void aCopyThatIsGoneLeavesAFailedMigration() {
        // Given
        lasts(RUNS, LEFT_OVER);
        script.choreEnded(Optional.empty());
        // When
        script.bothSeen(RUNS, gone());
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.FAILED);
    }

    @Test
    void aGuestThatRunsAtTheSourceAfterItWasProvedToHaveArrivedIsNotTakenForUnmoved() {
        // Given
        script.bothSeen(gone(), RUNS);
        assertThat(script.phase(1)).isEqualTo(Phase.SETTLING);
        script.happens(new Event.Restarted());
        // When
        lasts(RUNS, gone());
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1)).contains("had been proved", "xen1 says: running, persistent");
    }

    @Test
    void aToolstackIsRestartedOnceForOneQuestion() {
        // Given
        lasts(RUNS, ENTRY);
        script.choreEnded(Optional.empty());
        script.bothSeen(RUNS, ENTRY);
        script.passes(Patience.STANDARD.settling().plusSeconds(1));
        // When
        script.bothSeen(RUNS, ENTRY);
        // Then
        assertThat(script.effects(Effect.DoChore.class)).hasSize(1);
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1)).contains("restarted the toolstack of xen2");
    }

    /** As the client of a managed migration leaves it that was killed: both jobs stay, and libvirt calls the suspended guest running. */
    @Test
    void whatNobodyFinishesIsReleasedAtTheSourceFirst() {
        // When
        lasts(HANDED_OVER, WAITS);
        // Then
        assertThat(ordered()).isEqualTo(new Chore.RestartToolstack(Script.GUEST));
        assertThat(lastHost()).isEqualTo(Script.FROM);
    }

    @Test
    void whatNobodyFinishesIsReleasedAtTheDestinationNextAndThenGoesBack() {
        // Given
        lasts(HANDED_OVER, WAITS);
        script.choreEnded(Optional.empty());
        script.bothSeen(SUSPENDED, WAITS);
        assertThat(ordered()).isEqualTo(new Chore.RestartToolstack(Script.GUEST));
        assertThat(lastHost()).isEqualTo(Script.TO);
        script.choreEnded(Optional.empty());
        // When
        lasts(SUSPENDED, LEFT_OVER);
        // Then
        assertThat(ordered()).isInstanceOf(Chore.RunOn.class);
        assertThat(lastHost()).isEqualTo(Script.FROM);
    }

    /** libvirt's job information does not show each job that holds a guest. */
    @Test
    void whatFailedIsTriedAgainAfterTheToolstackWasRestarted() {
        // Given
        lasts(RUNS, LEFT_OVER);
        script.choreEnded(Optional.of("cannot acquire state change lock"));
        script.bothSeen(RUNS, LEFT_OVER);
        assertThat(ordered()).isEqualTo(new Chore.RestartToolstack(Script.GUEST));
        script.choreEnded(Optional.empty());
        // When
        script.bothSeen(RUNS, LEFT_OVER);
        // Then
        assertThat(ordered()).isInstanceOf(Chore.Destroy.class);
        assertThat(lastHost()).isEqualTo(Script.TO);
    }

    /** A refused preparation of a managed migration leaves its job at the source, and libvirt does not tell of it. */
    @Test
    void aJobThatNoLookShowsIsReleasedBeforeTheMigrationCountsAsFailed() {
        // Given
        var locked = new Script();
        locked.copying();
        locked.happens(locked.failedLeavingAJob("cannot acquire state change lock"));
        locked.bothSeen(RUNS, gone());
        locked.bothSeen(RUNS, gone());
        assertThat(locked.effects(Effect.DoChore.class))
                .singleElement()
                .satisfies(done -> assertThat(done.errand().host()).isEqualTo(Script.FROM));
        locked.choreEnded(Optional.empty());
        // When
        locked.bothSeen(RUNS, gone());
        // Then
        assertThat(locked.phase(1)).isEqualTo(Phase.FAILED);
        assertThat(locked.effects(Effect.DoChore.class)).hasSize(1);
    }

    @Test
    void aSourceThatFallsSilentWhileItIsSettledIsToldAsThat() {
        // Given
        script.bothSeen(gone(), RUNS);
        script.happens(new Event.Restarted());
        script.bothSeen(silent(), RUNS);
        script.passes(Patience.STANDARD.silence());
        // When
        script.bothSeen(silent(), RUNS);
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1))
                .contains("runs on xen2", "Before xen1 boots again")
                .doesNotContain("pkill");
    }

    @Test
    void aCopyIsNotLetRunOnAnOldWordOfTheSourceOnceAnOperatorHadItInHand() {
        // Given
        var said = new Script();
        said.copying();
        said.happens(said.ended());
        said.bothSeen(silent(), silent());
        said.passes(Patience.STANDARD.silence());
        said.bothSeen(silent(), silent());
        said.answered(Whereabouts.LOOK_AGAIN, silent(), silent());
        said.bothSeen(gone(), LEFT_OVER);
        said.passes(Patience.STANDARD.strangeness());
        // When
        said.bothSeen(gone(), LEFT_OVER);
        // Then
        assertThat(said.effects(Effect.DoChore.class)).isEmpty();
        assertThat(said.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
    }
}
