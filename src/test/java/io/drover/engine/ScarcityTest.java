package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.model.Sample;
import org.junit.jupiter.api.Test;

/** Drains that would leave no reserve. */
class ScarcityTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final Policy RESERVING = Policy.STANDARD.withReserve(true);
    private static final Guest WEB = Sample.guest("web1").memory(2 * Sample.GIB).build();
    private static final Guest DB = Sample.guest("db1").memory(8 * Sample.GIB).build();

    private static Rehearsal rehearsal(long freeOnThird) {
        return new Rehearsal(Sample.fleet(
                Sample.host("xen1").free(9 * Sample.GIB).guest(WEB).build(),
                Sample.host("xen2")
                        .free(3 * Sample.GIB)
                        .guest(DB)
                        .seesDisksOf(WEB)
                        .build(),
                Sample.host("xen3").free(freeOnThird).seesDisksOf(WEB).build()));
    }

    @Test
    void aDrainThatWouldLeaveNoneIsRefusedWithTheHostTheGuestsAndTheRemedy() {
        // Given
        var rehearsal = rehearsal(4 * Sample.GIB);
        var drover = rehearsal.start();
        // When
        var planning = drover.planDrain(XEN1, RESERVING);
        // Then
        assertThatThrownBy(() -> rehearsal.await(planning))
                .rootCause()
                .isInstanceOf(RequestException.class)
                .hasMessageStartingWith("the plan keeps no reserve: once it is carried out, if xen2 failed, ")
                .hasMessageContaining("db1 would find no host: they need 8260 MiB, and most is left on xen3, ")
                .hasMessageEndingWith(" MiB on xen3, or plan without a reserve (--no-reserve).");
    }

    @Test
    void aFleetThatHasNoneAsItIsIsToldSo() {
        // Given
        var rehearsal = new Rehearsal(Sample.fleet(
                Sample.host("xen1").free(Sample.GIB).guest(WEB).build(),
                Sample.host("xen2")
                        .free(3 * Sample.GIB)
                        .guest(DB)
                        .seesDisksOf(WEB)
                        .build(),
                Sample.host("xen3").free(4 * Sample.GIB).seesDisksOf(WEB).build()));
        var drover = rehearsal.start();
        // When
        var planning = drover.planDrain(XEN1, RESERVING);
        // Then
        assertThatThrownBy(() -> rehearsal.await(planning))
                .rootCause()
                .hasMessageContaining(" As things are, no reserve is kept either: if xen2 failed, ");
    }

    @Test
    void onePlannedWithoutIsNotStartedByAPolicyThatWantsOne() {
        // Given
        var rehearsal = rehearsal(4 * Sample.GIB);
        var drover = rehearsal.start();
        var plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        // When
        var starting = drover.start(plan, RESERVING);
        // Then
        assertThatThrownBy(() -> rehearsal.await(starting))
                .rootCause()
                .hasMessageContaining("it keeps no reserve: no place is found for all guests of xen2 if it failed");
        assertThat(drover.runs()).isEmpty();
    }

    @Test
    void aDrainThatLeavesOneIsCarriedOutAndItsRunSaysSo() {
        // Given
        var rehearsal = rehearsal(11 * Sample.GIB);
        var drover = rehearsal.start();
        var plan = rehearsal.await(drover.planDrain(XEN1, RESERVING));
        // When
        var run = rehearsal.await(drover.start(plan, RESERVING));
        // Then
        assertThat(run.policy().reserve()).isTrue();
        assertThat(run.plan().reserve().orElseThrow().isKept()).isTrue();
    }
}
