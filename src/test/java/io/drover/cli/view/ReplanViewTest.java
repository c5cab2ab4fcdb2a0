package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Samples;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplanViewTest {
    private static final MigrationId THIRD = new MigrationId(Samples.RUN, 3);

    private final Run run = Samples.run(Phase.DONE, Phase.COPYING, Phase.QUEUED);

    private Optional<String> line(Fact fact) {
        return RunLines.of(run, new Recorded(9, Samples.START, fact)).map(Object::toString);
    }

    private Fact replanned(List<MigrationId> late) {
        var planned = run.migration(THIRD).orElseThrow().planned();
        return new Fact.RunReplanned(
                Samples.RUN, "xen2 is cordoned", List.of(new Fact.RunReplanned.Again(THIRD, planned)), late);
    }

    @Test
    void thatGuestsAreToBePlannedAgainIsALineWithTheReason() {
        // Given
        var wanted = new Fact.ReplanWanted(Samples.RUN, List.of(THIRD), Optional.empty(), "xen2 is cordoned");
        // When
        var line = line(wanted);
        // Then
        assertThat(line).hasValue("10:00:00Z run " + Samples.RUN + ": 1 guest to be planned again: xen2 is cordoned");
    }

    @Test
    void whereTheyGoNowIsALine() {
        // Given
        var move = run.migration(THIRD).orElseThrow().move();
        // When
        var line = line(replanned(List.of()));
        // Then
        assertThat(line)
                .hasValue("10:00:00Z run " + Samples.RUN + ": planned again (xen2 is cordoned): " + move.name() + " to "
                        + move.to());
    }

    @Test
    void whomTheWindowWillEndBeforeIsNamed() {
        // When
        var line = line(replanned(List.of(THIRD)));
        // Then
        assertThat(line)
                .hasValueSatisfying(told -> assertThat(told)
                        .endsWith("; the window will end before these have moved: "
                                + run.migration(THIRD).orElseThrow().move().name()));
    }

    @Test
    void anotherRunsPlanIsNotOurs() {
        // Given
        var other = new Fact.RunReplanned(new RunId("other"), "xen2 is cordoned", List.of(), List.of());
        // When
        var line = line(other);
        // Then
        assertThat(line).isEmpty();
    }

    @Test
    void theAccountTellsEachTime() {
        // Given
        var replanned = run.withReplan(new Run.Replan(Samples.START, "xen2 is cordoned", 3, 2, 1));
        // When
        var account = AccountView.of(replanned).stream().map(Object::toString).toList();
        // Then
        assertThat(account)
                .contains(
                        "planned again at 10:00:00Z: xen2 is cordoned: 3 guests, 2 to another host, 1 too late for the window");
    }
}
