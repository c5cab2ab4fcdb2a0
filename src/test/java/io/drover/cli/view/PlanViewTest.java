package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Golden;
import io.drover.cli.Samples;
import io.drover.model.Plan;
import io.drover.model.PlanSample;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanViewTest {

    @Test
    void aPlanSaysWhatMovesWhatItCostsAndWhatCannotMove() {
        // Given
        var plan = Samples.planWithStranded();
        // When
        var text = Golden.text(PlanView.of(plan));
        // Then
        assertThat(text).isEqualTo("""
                        drain xen1: 3 guests, 3.0 GiB, about 30s, at worst 1m15s; no order can beat 28s (link of xen1, outgoing)
                        #  GUEST  FROM  TO    STARTS  TAKES  AT MOST    SENDS  DOWNTIME
                        1  db1    xen1  xen2    +0ms    10s      25s  1.0 GiB      80ms
                        2  web1   xen1  xen3    +10s    10s      25s  1.0 GiB      80ms
                        3  web2   xen1  xen2    +20s    10s      25s  1.0 GiB      80ms
                        cd1 cannot move.
                        GUEST  xen2  xen3
                        cd1    a     a
                        a  disk.local-media
                           BLOCK  hdc is /iso/debian.iso, a file of xen1
                             keeps cd1 from xen2, xen3
                             do: Eject the disc on xen1.
                                 virsh change-media web1 hdc --eject
                        The smallest set of remedies that lets every guest move:
                         1. disk.local-media: Eject the disc on xen1.
                                virsh change-media web1 hdc --eject
                            lets cd1 move to xen2
                        """);
    }

    @Test
    void aPlanSaysHowItsTimesAreKnownAndHowFarTheyMayBeOff() {
        // Given
        var plan = Samples.plan();
        var basis = new Plan.Basis(
                "learned from 12 migrations from xen1 to xen2", 12, Optional.of(new Plan.Basis.Width(0.85, 0.9, 1.25)));
        var learned = PlanSample.like(plan).basis(basis).build();
        // When
        var text = Golden.text(PlanView.of(learned));
        // Then
        assertThat(text)
                .endsWith(
                        "times learned from 12 migrations from xen1 to xen2; of five like these, four took 0.90 to 1.25"
                                + " times what is predicted\n");
    }

    @Test
    void timesThatAreAssumedAreSaidToBe() {
        // Given
        var plan = Samples.plan();
        var assumed = PlanSample.like(plan).basis(Plan.Basis.ASSUMED).build();
        // When
        var text = Golden.text(PlanView.of(assumed));
        // Then
        assertThat(text).endsWith("times assumed; too little has moved to learn from\n");
    }

    @Test
    void guestsThatStandStillForTooLongAreNamedBeforeAnythingMoves() {
        // Given
        var plan = Samples.plan();
        var alone = new Plan.OverLimit(Samples.id(1), "db1", Duration.ofSeconds(19), Duration.ofSeconds(1), true);
        var crowded = new Plan.OverLimit(Samples.id(2), "db2", Duration.ofMillis(1500), Duration.ofSeconds(1), false);
        var named = PlanSample.like(plan).over(alone, crowded).build();
        // When
        var text = Golden.text(PlanView.of(named));
        // Then
        assertThat(text).endsWith("""
                        db1 will stand still for about 19s, longer than its limit of 1.0s: it would on the best link it could have, alone.
                        db2 will stand still for about 1.5s, longer than its limit of 1.0s: there is no room for it behind a faster link.
                            do: Make room on a host with a faster link; or move them while they write less, warn their users, or raise their limits (section downtime of the configuration).
                        """);
    }
}
