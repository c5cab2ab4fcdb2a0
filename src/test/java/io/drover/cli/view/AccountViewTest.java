package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Golden;
import io.drover.cli.Samples;
import io.drover.model.Phase;
import io.drover.model.Run;
import org.junit.jupiter.api.Test;

class AccountViewTest {

    @Test
    void aRunThatWentWellIsProved() {
        // Given
        var run = Samples.closed(Samples.run(Phase.DONE, Phase.DONE, Phase.DONE), Run.Outcome.DONE);
        // When
        var account = AccountView.of(run);
        // Then
        assertThat(Golden.text(account)).isEqualTo("""
                        run r7: drain xen1
                        GUEST  FROM  TO    PHASE  NOW ON  TOOK  PREDICTED  DOWNTIME  PREDICTED  WHY
                        db1    xen1  xen2  DONE   xen2    9.0s        10s      90ms       80ms  runs there, gone here
                        web1   xen1  xen3  DONE   xen3    9.0s        10s      90ms       80ms  runs there, gone here
                        web2   xen1  xen2  DONE   xen2    9.0s        10s      90ms       80ms  runs there, gone here
                        downtime as known from: from the source's suspend to the destination's start
                        3 of 3 guests proved to run where the plan wanted.
                        """);
    }

    @Test
    void aRefusedGuestIsToldWithItsFindings() {
        // Given
        var run = Samples.closed(Samples.run(Phase.DONE, Phase.REFUSED, Phase.FAILED), Run.Outcome.PARTIAL);
        // When
        var account = Golden.text(AccountView.of(run));
        // Then
        assertThat(account)
                .contains("web1   xen1  xen3  REFUSED  xen1")
                .contains("web1 was refused:")
                .contains("virsh change-media web1 hdc --eject")
                .endsWith("1 of 3 guests proved to run where the plan wanted; the others are where they were, as said"
                        + " above.\n");
    }

    @Test
    void anUnknownOutcomeSaysWhatNotToDo() {
        // Given
        var run = Samples.closed(Samples.run(Phase.DONE, Phase.UNKNOWN, Phase.NEEDS_OPERATOR), Run.Outcome.UNKNOWN);
        // When
        var account = Golden.text(AccountView.of(run));
        // Then
        assertThat(account)
                .contains("UNKNOWN         look at both")
                .contains("for 2 the outcome is unknown: look at both hosts, start it nowhere by hand, then `drover"
                        + " reconcile r7`.");
    }
}
