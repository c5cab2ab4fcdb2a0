package io.drover.engine;

import static io.drover.engine.Sightings.absent;
import static io.drover.engine.Sightings.kept;
import static io.drover.engine.Sightings.seen;
import static io.drover.engine.Sightings.silent;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.GuestState;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import io.drover.model.Whereabouts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static final Sighting RUNS = seen(GuestState.RUNNING, 5);

    private final Script script = new Script();

    @BeforeEach
    void aGuestLeftToAnOperatorBecauseItsSourceIsSilent() {
        script.copying();
        script.happens(script.failed("client socket is closed"));
        script.bothSeen(silent(), RUNS);
        script.passes(Patience.STANDARD.silence());
        script.bothSeen(silent(), RUNS);
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
    }

    @Test
    void anAnswerCountsForAHostThatIsSilent() {
        // When
        var decision = script.answered(Whereabouts.ARRIVED, silent(), RUNS);
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.SETTLING);
        assertThat(decision.facts())
                .contains(new Fact.OperatorAnswered(Script.FIRST, Whereabouts.ARRIVED, "seen on its console"));
        assertThat(decision.effects()).singleElement().isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void anAnswerThatTheHostsContradictIsRefusedWithWhatWasSeen() {
        // When
        var decision = script.answered(Whereabouts.STAYED, absent(), RUNS);
        // Then
        assertThat(decision.refusal()).hasValueSatisfying(refusal -> {
            assertThat(refusal.kind()).isEqualTo(RequestException.Kind.REFUSED);
            assertThat(refusal)
                    .hasMessageContaining("xen1 knows nothing of it")
                    .hasMessageContaining("xen2 is said to run it");
        });
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
    }

    @Test
    void aSilentToolstackHidesNoCopyThatXenTellsOf() {
        // Given
        var silentWithACopy = silent().withXen(Sightings.xen("-b----", 9, false));
        // When
        var decision = script.answered(Whereabouts.ARRIVED, silentWithACopy, RUNS);
        // Then
        assertThat(decision.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).hasMessageContaining("running (-b----)"));
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
    }

    @Test
    void noAnswerIsTakenWhileAnotherRunMovesTheGuest() {
        // Given
        script.happens(script.anotherRunOfTheSameGuest());
        // When
        var decision = script.answered(Whereabouts.LOOK_AGAIN, silent(), silent());
        // Then
        assertThat(decision.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).hasMessageContaining("run-2/1"));
        assertThat(script.phase(1)).isEqualTo(Phase.NEEDS_OPERATOR);
    }

    @Test
    void aGuestSeenAtTheSourceAloneIsSettledAsStayed() {
        // When
        script.answered(Whereabouts.STAYED, RUNS, absent());
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.FAILED);
        assertThat(script.why(1)).contains("an operator says", "seen on its console");
    }

    @Test
    void aGuestThatWasShutDownOnPurposeBelongsToTheHostThatKeptItsDefinition() {
        // When
        script.answered(Whereabouts.STAYED, seen(GuestState.SHUT_OFF, 0), absent());
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.FAILED);
    }

    @Test
    void aGuestThatIsOffMayRunOnASilentDestination() {
        // When
        var decision = script.answered(Whereabouts.STAYED, seen(GuestState.SHUT_OFF, 0), silent());
        // Then
        assertThat(decision.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).hasMessageContaining("restart it first"));
    }

    @Test
    void aDefinitionThatWouldStartASecondCopyIsWarnedOf() {
        // When
        script.answered(Whereabouts.STAYED, RUNS, kept(GuestState.SHUT_OFF, new Definition(true, true)));
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.FAILED);
        assertThat(script.why(1)).contains("CAUTION: xen2", "virsh undefine");
    }

    @Test
    void lookingAgainTakesNobodysWord() {
        // When
        var decision = script.answered(Whereabouts.LOOK_AGAIN, silent(), silent());
        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.UNKNOWN);
        assertThat(decision.effects()).singleElement().isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void theSameAnswerTwiceChangesNothing() {
        // Given
        script.answered(Whereabouts.STAYED, RUNS, absent());
        // When
        var decision = script.answered(Whereabouts.STAYED, RUNS, absent());
        // Then
        assertThat(decision.refusal()).isEmpty();
        assertThat(decision.facts()).isEmpty();
    }

    @Test
    void anotherAnswerAfterwardsIsAConflict() {
        // Given
        script.answered(Whereabouts.STAYED, RUNS, absent());
        // When
        var decision = script.answered(Whereabouts.ARRIVED, absent(), RUNS);
        // Then
        assertThat(decision.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.kind()).isEqualTo(RequestException.Kind.CONFLICT));
    }

    @Test
    void aMigrationThatThereIsNotIsNotFound() {
        // When
        var decision = script.happens(
                new Event.SettleMigration(new MigrationId(Script.RUN, 9), Whereabouts.STAYED, "seen", RUNS, absent()));
        // Then
        assertThat(decision.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.kind()).isEqualTo(RequestException.Kind.NOT_FOUND));
    }
}
