package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Golden;
import io.drover.cli.Samples;
import io.drover.model.DowntimeLimits;
import io.drover.model.Explanation;
import io.drover.model.Explanation.Alone;
import io.drover.model.Explanation.Cause;
import io.drover.model.Explanation.Choice;
import io.drover.model.Explanation.Other;
import io.drover.model.Explanation.Standing;
import io.drover.model.Explanation.Wait;
import io.drover.model.Finding;
import io.drover.model.PlannedMove;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationViewTest {
    private static final PlannedMove WEB1 = Samples.plan().moves().get(1);
    private static final Other DB1 = new Other("db1", Duration.ZERO, Duration.ofSeconds(10));

    private static Choice choice(int host, Standing standing, List<Finding> findings, Other... others) {
        return new Choice(Samples.xen(host), standing, Optional.empty(), findings, List.of(others));
    }

    private static Choice free(int host, Standing standing, int seconds, Other... others) {
        var alone = new Alone((1L << 30) / seconds, Duration.ofSeconds(seconds), Duration.ofMillis(20L * seconds));
        return new Choice(Samples.xen(host), standing, Optional.of(alone), List.of(), List.of(others));
    }

    private static Explanation of(Optional<PlannedMove> planned, List<Choice> choices, Wait... waits) {
        return new Explanation(
                WEB1.move().guest(),
                "web1",
                Samples.xen(1),
                planned,
                new DowntimeLimits.Applied(Duration.ofSeconds(1), "the default limit"),
                choices,
                List.of(waits));
    }

    @Test
    void aMoveIsToldWithEveryOtherHostAndWhatItsStartWaitsFor() {
        // Given
        var explanation = of(
                Optional.of(WEB1),
                List.of(
                        choice(2, Standing.BUSY, List.of(), DB1),
                        free(3, Standing.CHOSEN, 10),
                        free(4, Standing.SLOWER, 100),
                        free(5, Standing.ALIKE, 10),
                        free(6, Standing.ALIKE, 10),
                        choice(7, Standing.TAKEN, List.of(Samples.LOCAL_ISO), DB1),
                        choice(8, Standing.HELD, List.of(Samples.LOCAL_ISO)),
                        free(9, Standing.FASTER, 5, DB1)),
                new Wait(Cause.SOURCE, List.of(DB1)));
        // When
        var text = Golden.text(ExplanationView.of(explanation));
        // Then
        assertThat(text).isEqualTo("""
                        web1 goes from xen1 to xen3, +10s to +20s, at 118 MiB/s; it stands still for 80ms, within the limit of 1.0s (the default limit).
                        Why there:
                        TO          IS         BECAUSE
                        xen3        chosen     it takes 10s at 102 MiB/s, and stands still for 200ms there, alone on its link
                        xen5, xen6  as good    neither slower nor busy; no better plan was found with it
                        xen9        faster     it takes 5.0s at 205 MiB/s, and stands still for 100ms there, yet no better plan was found with it; its link takes db1 (+0ms to +10s) in
                        xen4        slower     it takes 1m40s at 10 MiB/s, and stands still for 2.0s there, alone on its link: longer than it may
                        xen2        busy then  its link takes db1 (+0ms to +10s) in
                        xen7        taken      beside db1: disk.local-media: hdc is /iso/debian.iso, a file of xen1
                        xen8        held back  disk.local-media: hdc is /iso/debian.iso, a file of xen1
                        Why then:
                        It waits for the outgoing link of xen1, which has db1 (+0ms to +10s).
                        """);
    }

    @Test
    void aGuestThatStaysIsToldSo() {
        // Given
        var explanation = of(Optional.empty(), List.of(choice(2, Standing.HELD, List.of(Samples.LOCAL_ISO))));
        // When
        var text = Golden.text(ExplanationView.of(explanation));
        // Then
        assertThat(text).isEqualTo("""
                        web1 stays on xen1.
                        Why not elsewhere:
                        TO    IS         BECAUSE
                        xen2  held back  disk.local-media: hdc is /iso/debian.iso, a file of xen1
                        """);
    }
}
