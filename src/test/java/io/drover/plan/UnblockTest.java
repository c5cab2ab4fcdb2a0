package io.drover.plan;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.fleet;
import static io.drover.model.Sample.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.check.Checks;
import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.model.Unblocking;
import io.drover.model.Unblocking.Opened;
import io.drover.model.Unblocking.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a drain that leaves guests behind says would let them move. */
class UnblockTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");

    private static Plan drain(Fleet fleet) {
        return new Planner(Overheads.STANDARD).plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
    }

    private static Unblocking unblocking(Fleet fleet) {
        return drain(fleet).unblock().orElseThrow();
    }

    private static HostSample host(String name, Guest... guests) {
        var host = Sample.host(name);
        for (var guest : guests) {
            host.seesDisksOf(guest);
        }
        return host;
    }

    private static HostSample source(Guest... guests) {
        var host = host("xen1", guests);
        for (var guest : guests) {
            host.guest(guest);
        }
        return host;
    }

    private static Guest plugged(String name, String bridge) {
        return guest(name)
                .nic(new Nic("00:16:3e:00:00:" + name, Optional.of(bridge), Optional.empty()))
                .build();
    }

    private static List<String> names(Step step) {
        return step.lets().stream().map(Opened::name).toList();
    }

    @Test
    void oneBridgeOnOneHostUnblocksEveryGuestThatNeedsIt() {
        // Given
        var guests = new Guest[] {plugged("01", "br5"), plugged("02", "br5"), plugged("03", "br5")};
        var fleet = fleet(
                source(guests).build(),
                host("xen2", guests).build(),
                host("xen3", guests).build());
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.smallest()).isTrue();
        assertThat(unblocking.beyond()).isEmpty();
        assertThat(unblocking.steps()).singleElement().satisfies(step -> {
            assertThat(step.remedy().commands()).anyMatch(command -> command.contains("br5"));
            assertThat(names(step)).containsExactly("01", "02", "03");
            assertThat(step.lets()).extracting(Opened::to).containsOnly(XEN2);
        });
    }

    @Test
    void aDiscIsEjectedOnceWhereverTheGuestGoes() {
        // Given
        var iso = guest("web")
                .type(GuestType.HVM)
                .disk(Sample.cdrom("hdc", "/var/lib/guests/debian.iso"))
                .build();
        var fleet = fleet(
                source(iso).build(),
                host("xen2", iso).build(),
                host("xen3", iso).build());
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.smallest()).isTrue();
        assertThat(unblocking.steps()).singleElement().satisfies(step -> {
            assertThat(step.check().value()).isEqualTo("guest.cdrom");
            assertThat(step.remedy().commands()).contains("xl cd-eject web hdc");
        });
    }

    @Test
    void memoryIsOneRemedyOfAHostSummedOverAllThatGoThere() {
        // Given
        var guests = new Guest[] {
            guest("a").memory(2 * GIB).build(),
            guest("b").memory(2 * GIB).build(),
            guest("c").memory(2 * GIB).build()
        };
        var resident = guest("resident").memory(4 * GIB).build();
        var fleet = fleet(
                source(guests).build(),
                host("xen2", guests).free(3 * GIB).guest(resident).build());
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.smallest()).isTrue();
        assertThat(unblocking.steps()).singleElement().satisfies(step -> {
            long each = 2 * GIB / MIB + 1 + 16 + 2 + 1;
            assertThat(step.remedy().advice()).startsWith("Free " + (3 * each - 3 * 1024) + " MiB on xen2");
            assertThat(names(step)).hasSize(2);
        });
    }

    @Test
    void moreThanAHostsGuestsTakeCannotBeFreed() {
        // Given
        var huge = guest("huge").memory(40 * GIB).build();
        var fleet = fleet(source(huge).build(), host("xen2", huge).free(3 * GIB).build());
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.steps()).isEmpty();
        assertThat(unblocking.beyond())
                .singleElement()
                .satisfies(beyond -> assertThat(beyond.name()).isEqualTo("huge"));
    }

    @Test
    void aHostThatIsDownCostsMoreThanABridgeAndAnUncordoning() {
        // Given
        var one = plugged("01", "br5");
        var up = fleet(source(one).build(), host("xen2", one).build()).withCordons(Set.of(XEN2));
        var fleet = Sample.withUnreachable(up, "xen9", "no route");
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.steps())
                .extracting(step -> step.check().value())
                .containsExactly("guest.bridges", "host.cordoned");
    }

    @Test
    void whereNothingElseHelpsAHostThatIsDownIsToComeBack() {
        // Given
        var one = guest("one").build();
        var fleet = Sample.withUnreachable(fleet(source(one).build()), "xen9", "no route");
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.check().value()).isEqualTo("host.reachable"));
    }

    @Test
    void adviceAloneIsCountedForEachGuestThatItIsAbout() {
        // Given
        var one = guest("one").passedThrough("pci", "0000:01:00.0").type(GuestType.PV);
        var two = guest("two").type(GuestType.PV);
        var guests = new Guest[] {one.build(), two.build()};
        var fleet = fleet(source(guests).build(), host("xen2", guests).build());
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.steps())
                .filteredOn(step -> step.check().value().equals("guest.kind"))
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.lets()).hasSize(1));
    }

    @Test
    void aPlacementThatOnlyASearchFindsNeedsNoRemedy() {
        // Given
        var guests =
                new Guest[] {sized("a", 5), sized("b", 3), sized("c", 3), sized("d", 3), sized("e", 2), sized("f", 2)};
        var fleet = fleet(
                source(guests).build(),
                host("xen2", guests).free(9 * GIB + 500 * MIB).build(),
                host("xen3", guests).free(9 * GIB + 500 * MIB).build());
        // When
        var plan = drain(fleet);
        // Then
        assertThat(plan.stranded()).isEmpty();
        assertThat(plan.unblock()).isEmpty();
        assertThat(new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE))
                .isEmpty();
    }

    private static Guest sized(String name, int gib) {
        return guest(name).memory(gib * GIB).build();
    }

    @Test
    void anUnknownThatHoldsManyGuestsIsOneRemedy() {
        // Given
        var guests = new Guest[] {guest("one").build(), guest("two").build()};
        var fleet = fleet(
                source(guests).build(),
                host("xen2", guests)
                        .cpu("x86_64", Observed.unknown("not told"), Observed.unknown("not told"))
                        .build());
        // When
        var unblocking = unblocking(fleet);
        // Then
        assertThat(unblocking.steps()).singleElement().satisfies(step -> {
            assertThat(step.check().value()).isEqualTo("pair.cpu");
            assertThat(names(step)).containsExactly("one", "two");
        });
    }

    @Test
    void aDrainThatLeavesNobodyBehindNeedsNothing() {
        // Given
        var one = guest("one").build();
        // When
        var plan = drain(fleet(source(one).build(), host("xen2", one).build()));
        // Then
        assertThat(plan.unblock()).isEmpty();
    }

    @Test
    void theCheckOfMemoryIsTheOneThatTheCatalogueHas() {
        // When
        var ids = Checks.catalogue().stream().map(about -> about.id());
        // Then
        assertThat(ids).contains(Unblock.MEMORY, new CheckId("host.reachable"));
    }
}
