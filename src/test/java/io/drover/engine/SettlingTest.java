package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Definition;
import io.drover.model.GuestState;
import io.drover.model.Phase;
import io.drover.port.Chore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens between a guest's arrival and the end of its migration. */
class SettlingTest {
    private static final Definition PLAIN = new Definition(true, false);

    private final Script script = new Script();

    /** Its definition is left on the source, so that something remains to be done there. */
    private void arrivedWithItsDefinitionLeft() {
        script.copying(PLAIN);
        script.happens(script.ended());
        script.bothSeen(Sightings.kept(GuestState.SHUT_OFF, PLAIN), Sightings.seen(GuestState.RUNNING, 1));
    }

    @ParameterizedTest
    @EnumSource(
            value = GuestState.class,
            names = {"SHUT_OFF", "PAUSED", "CRASHED"})
    void aGuestThatDoesNotRunAnyMoreIsNotSettledAndKeepsItsDefinitionAtTheSource(GuestState state) {
        // Given
        arrivedWithItsDefinitionLeft();
        script.happens(new Event.Restarted());
        int before = script.effects(Effect.DoChore.class).size();

        // When
        script.bothSeen(Sightings.kept(GuestState.SHUT_OFF, PLAIN), Sightings.kept(state, PLAIN));

        // Then
        assertThat(script.phase(1)).isEqualTo(Phase.SETTLING);
        assertThat(script.effects(Effect.DoChore.class)).hasSize(before);
        assertThat(script.lastEffect()).isInstanceOf(Effect.LookAtBoth.class);
    }

    @Test
    void aDefinitionThatIsLeftIsRemovedWhileTheGuestIsSeenRunningWhereItWent() {
        // When
        arrivedWithItsDefinitionLeft();

        // Then
        assertThat(script.effects(Effect.DoChore.class))
                .singleElement()
                .satisfies(errand -> assertThat(errand.errand().chore()).isInstanceOf(Chore.Undefine.class));
    }
}
