package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.driver.sim.Mishap;
import io.drover.model.Disk;
import io.drover.model.Fact;
import io.drover.model.Fix;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.Mending;
import io.drover.model.Policy;
import io.drover.model.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FixingTest {
    private static final String ISO = "/var/lib/iso/debian.iso";
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");

    private final Guest guest = Sample.guest("installer")
            .type(GuestType.HVM)
            .disk(Sample.cdrom("hdc", ISO))
            .build();
    private final Rehearsal rehearsal = new Rehearsal(fleet(guest));
    private final Fix eject = new Fix.EjectMedia(XEN1, guest.id(), "installer", new TreeMap<>(Map.of("hdc", ISO)));

    @Test
    void aFixIsJournaledBeforeItIsCarriedOutAndThenSaidToBeDone() {
        // Given
        var drover = rehearsal.start();
        // When
        var list = rehearsal.await(drover.fix(List.of(eject)));
        // Then
        assertThat(list).containsExactly(new Mending(eject, true));
        assertThat(medium(drover)).isEmpty();
        assertThat(rehearsal.facts(Fact.FixOrdered.class)).hasSize(1);
        assertThat(rehearsal.facts(Fact.FixDone.class)).hasSize(1);
    }

    @Test
    void itIsUndoneOnRequestWhileNoRunIsOpen() {
        // Given
        var drover = rehearsal.start();
        rehearsal.await(drover.fix(List.of(eject)));
        // When
        var list = rehearsal.await(drover.undoFixes());
        // Then
        assertThat(list).isEmpty();
        assertThat(medium(drover)).contains(ISO);
    }

    @Test
    void aCrashAfterTheFixIsUndoneAtTheNextStart() {
        // Given
        var life = rehearsal.new Life(2, false);
        var first = life.start();
        first.fix(List.of(eject));
        rehearsal.runUntil(() -> !life.isAlive());
        // When
        var second = rehearsal.start();
        rehearsal.runUntil(() -> second.mended().isEmpty());
        // Then
        assertThat(medium(second)).contains(ISO);
        assertThat(rehearsal.facts(Fact.FixUndone.class)).hasSize(1);
    }

    @Test
    void itIsUndoneWhenARunEndsThatLeftTheGuestWhereItWas() {
        // Given
        var drover = rehearsal.withoutRetries().start();
        rehearsal.await(drover.fix(List.of(eject)));
        rehearsal.fleet.faults().failNextMigration(guest.id(), Mishap.CLEAN_FAILURE);
        var plan = rehearsal.await(drover.planMove("installer", XEN2, Policy.STANDARD));
        // When
        rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runOut();
        // Then
        assertThat(drover.mended()).isEmpty();
        assertThat(medium(drover)).contains(ISO);
    }

    @Test
    void itStaysOnTheListWhileTheGuestIsElsewhere() {
        // Given
        var drover = rehearsal.start();
        rehearsal.await(drover.fix(List.of(eject)));
        var plan = rehearsal.await(drover.planMove("installer", XEN2, Policy.STANDARD));
        // When
        rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runOut();
        // Then
        assertThat(drover.mended()).containsExactly(new Mending(eject, true));
    }

    @Test
    void aFixThatDoesNotFitTheHostAsItIsIsRefusedAndChangesNothing() {
        // Given
        var drover = rehearsal.start();
        var other = new Fix.EjectMedia(XEN1, guest.id(), "installer", new TreeMap<>(Map.of("hdc", "/etc/shadow")));
        // When
        var answer = drover.fix(List.of(other));
        // Then
        assertThatThrownBy(() -> rehearsal.await(answer)).hasMessageContaining("does not fit xen1");
        assertThat(rehearsal.facts(Fact.FixOrdered.class)).isEmpty();
    }

    private Optional<String> medium(Drover drover) {
        return rehearsal.await(drover.fleet()).find(guest.id()).stream()
                .flatMap(place -> place.guest().devices().disks().stream())
                .filter(disk -> disk.target().equals("hdc"))
                .map(Disk::source)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Fleet fleet(Guest guest) {
        return Sample.fleet(
                Sample.host("xen1").guest(guest).build(), Sample.host("xen2").build());
    }
}
