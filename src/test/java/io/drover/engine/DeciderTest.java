package io.drover.engine;

import static io.drover.engine.Sightings.absent;
import static io.drover.engine.Sightings.busy;
import static io.drover.engine.Sightings.kept;
import static io.drover.engine.Sightings.seen;
import static io.drover.engine.Sightings.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.GuestState;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.port.Chore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final Policy TWO_AT_ONCE =
            new Policy(new Policy.Limits(2, 2, 2), Policy.OnFailure.CONTINUE, Set.of());

    private final Script script = new Script();

    @Test
    void oneMigrationArrivesAtAHostAtATimeByDefault() {
        // Given
        script.opened(2);

        // When
        var observed = script.effects(Effect.ObservePair.class);

        // Then
        assertThat(observed).hasSize(1);
        assertThat(script.phase(2)).isEqualTo(Phase.QUEUED);
    }

    /** What its host says does not count yet what the rest of a guest that is on its way will take. */
    @Test
    void memoryThatAGuestOnItsWayWillTakeIsSpokenFor() {
        // Given
        script.opened(2, TWO_AT_ONCE);
        script.pairObserved(1, new Definition(true, false));
        script.hostsHave(400);

        // When
        script.pairObserved(2, new Definition(true, false));

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.COPYING);
        assertThat(script.phase(2)).isEqualTo(Phase.REFUSED);
        assertThat(script.why(2)).startsWith("host.memory: ");
    }

    /** What the hosts said before it arrived may not count its memory, and it is no longer on its way. */
    @Test
    void hostsThatWereAskedBeforeAnotherGuestArrivedThereAreAskedAgain() {
        // Given
        script.opened(2, TWO_AT_ONCE);
        script.pairObserved(2, new Definition(true, false));
        script.happens(script.ended(2));

        // When
        Decision decision = script.pairObserved(1, new Definition(true, false));

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.CHECKING);
        assertThat(decision.effects())
                .singleElement()
                .asInstanceOf(type(Effect.ObservePair.class))
                .satisfies(again -> assertThat(again.arrived()).containsExactly(Script.migration(2)));
    }

    @Test
    void hostsThatWereAskedAfterAnotherGuestArrivedThereAreBelieved() {
        // Given
        script.opened(2, TWO_AT_ONCE);
        script.pairObserved(2, new Definition(true, false));
        script.happens(script.ended(2));
        script.pairObserved(1, new Definition(true, false));

        // When
        script.pairObserved(1, new Definition(true, false));

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.COPYING);
    }

    @Test
    void aTransferThatSucceedsIsVerifiedOnBothHostsBeforeAnythingElse() {
        // Given
        script.copying();

        // When
        Decision decision = script.happens(script.ended());

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.VERIFYING);
        assertThat(decision.effects()).singleElement().isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void aTransferThatFailsIsUnknownUntilBothHostsWereSeen() {
        // Given
        script.copying();

        // When
        Decision decision = script.happens(script.failed("client socket is closed"));

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.UNKNOWN);
        assertThat(decision.effects()).singleElement().isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void aGuestSeenAtWorkOnTheSourceTwiceWithNothingAtTheDestinationHasFailedSafely() {
        // Given
        script.copying();
        script.happens(script.failed("client socket is closed"));
        script.bothSeen(seen(GuestState.RUNNING, 10), absent());

        // When
        script.bothSeen(seen(GuestState.RUNNING, 11), absent());

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.FAILED);
        assertThat(script.why(1)).contains("client socket is closed", "runs at the source");
    }

    @Test
    void anArrivedGuestGetsItsAutostartBeforeTheSourceForgetsIt() {
        // Given
        script.copying(new Definition(true, true));
        script.happens(script.ended());

        // When
        script.bothSeen(
                kept(GuestState.SHUT_OFF, new Definition(true, true)),
                kept(GuestState.RUNNING, new Definition(true, false)));

        // Then
        assertThat(script.lastEffect()).asInstanceOf(type(Effect.DoChore.class)).satisfies(errand -> {
            assertThat(errand.errand().host()).isEqualTo(Script.TO);
            assertThat(errand.errand().chore()).isEqualTo(new Chore.SetAutostart(Script.GUEST, true));
        });
    }

    @Test
    void aDefinitionLeftAtTheSourceIsRemovedOnceTheDestinationIsSettled() {
        // Given
        script.copying(new Definition(true, false));
        script.happens(script.ended());

        // When
        script.bothSeen(
                kept(GuestState.SHUT_OFF, new Definition(true, false)),
                kept(GuestState.RUNNING, new Definition(true, false)));

        // Then
        assertThat(script.lastEffect()).asInstanceOf(type(Effect.DoChore.class)).satisfies(errand -> {
            assertThat(errand.errand().host()).isEqualTo(Script.FROM);
            assertThat(errand.errand().chore()).isEqualTo(new Chore.Undefine(Script.GUEST));
        });
    }

    @Test
    void aGuestIsDoneOnlyWhenNothingIsLeftToSettle() {
        // Given
        script.copying(new Definition(true, false));
        script.happens(script.ended());

        script.bothSeen(absent(), kept(GuestState.RUNNING, new Definition(true, false)));

        // When
        script.disksUnseen();

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.DONE);
    }

    @Test
    void theRunEndsWhenItsLastMigrationRests() {
        // Given
        script.copying(new Definition(true, false));
        script.happens(script.ended());

        script.bothSeen(absent(), kept(GuestState.RUNNING, new Definition(true, false)));

        // When
        Decision decision = script.disksUnseen();

        // Then
        assertThat(decision.facts()).last().isEqualTo(new Fact.RunClosed(Script.RUN, Run.Outcome.DONE));
    }

    @Test
    void aSilentHostIsWaitedForAndThenLeftToAnOperator() {
        // Given
        script.copying();
        script.happens(script.ended());
        script.bothSeen(absent(), silent());
        script.passes(Patience.STANDARD.silence().plusSeconds(1));

        // When
        Decision decision = script.bothSeen(absent(), silent());

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(script.why(1)).contains("connection refused", "drover settle run-1/1");
        assertThat(decision.facts()).last().isEqualTo(new Fact.RunClosed(Script.RUN, Run.Outcome.UNKNOWN));
    }

    @Test
    void aMigrationThatIsStillUnderWayIsNeverJudgedByItsAge() {
        // Given
        script.copying();
        script.happens(new Event.Restarted());
        script.passes(Duration.ofMinutes(30));

        // When
        script.bothSeen(busy(GuestState.RUNNING, 1), seen(GuestState.INCOMING, 0));

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.UNKNOWN);
        assertThat(script.lastEffect()).isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void afterARestartAGuestInFlightIsLookedForOnBothHostsAndNotMovedAgain() {
        // Given
        script.copying();

        // When
        Decision decision = script.happens(new Event.Restarted());

        // Then
        assertThat(decision.effects()).singleElement().isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void aCancelledRunStartsNothingNewAndLetsTheGuestInFlightArrive() {
        // Given
        script.opened(2);
        script.allowed(new Definition(true, false));

        // When
        script.happens(new Event.CancelRun(Script.RUN));

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.COPYING);
        assertThat(script.phase(2)).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void aGuestThatIsAlreadyMovingIsRefusedASecondRun() {
        // Given
        script.opened(1);

        // When
        Decision decision = script.happens(script.anotherRunOfTheSameGuest());

        // Then
        assertThat(decision.refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.kind()).isEqualTo(RequestException.Kind.CONFLICT);
            assertThat(refusal).hasMessageContaining("web1").hasMessageContaining(Script.RUN.value());
        });
        assertThat(decision.facts()).isEmpty();
    }

    @Test
    void anAnswerThatComesLateChangesNothing() {
        // Given
        script.copying(new Definition(true, false));
        script.happens(script.ended());
        script.bothSeen(absent(), kept(GuestState.RUNNING, new Definition(true, false)));

        // When
        Decision decision = script.happens(script.failed("late"));

        // Then
        assertThat(decision.facts()).isEmpty();
        assertThat(decision.effects()).isEmpty();
    }

    @Test
    void reconcilingSettlesWhatAnOperatorHasPutRight() {
        // Given
        script.copying(new Definition(true, false));
        script.happens(script.ended());
        script.bothSeen(absent(), silent());
        script.passes(Patience.STANDARD.silence().plusSeconds(1));
        script.bothSeen(absent(), silent());
        script.happens(new Event.ReconcileRun(Script.RUN));

        script.bothSeen(absent(), kept(GuestState.RUNNING, new Definition(true, false)));

        // When
        Decision decision = script.disksUnseen();

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.DONE);
        assertThat(decision.facts()).last().isEqualTo(new Fact.RunClosed(Script.RUN, Run.Outcome.DONE));
    }

    @Test
    void whatIsHeardOfARunThatWasForgottenChangesNothing() {
        // Given
        var forgotten = Script.migration(1);
        // When
        var decisions = List.of(
                script.happens(new Event.TransferWatched(forgotten, Duration.ofHours(1), "COPYING")),
                script.happens(new Event.AbortRefused(forgotten, 0, "late")));
        // Then
        assertThat(decisions).allMatch(decision -> decision.facts().isEmpty());
    }
}
