package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Drain;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.KeptDefinition;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.RuleSample;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.model.WhatIf;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DrainTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final List<Guest> GUESTS = List.of(
            Sample.guest("web1").build(),
            Sample.guest("db1").memory(2 * Sample.GIB).autostart().build(),
            Sample.guest("mail1").build());

    private final Rehearsal rehearsal = new Rehearsal(fleet());

    @Test
    void aHostThatThereIsNotIsRefusedBeforeAnyHostIsAsked() {
        // Given
        Drover drover = rehearsal.start();
        HostName unknown = new HostName("xen9");
        Drain misspelt = new Drain(List.of(XEN1, unknown), Set.of(), false);
        Drain avoiding = new Drain(List.of(XEN1), Set.of(unknown), false);
        // When
        var answers = List.of(
                drover.planDrain(misspelt, Policy.STANDARD, WhatIf.NOTHING).toCompletableFuture(),
                drover.planDrain(avoiding, Policy.STANDARD, WhatIf.NOTHING).toCompletableFuture(),
                drover.planMove("web1", unknown, Policy.STANDARD).toCompletableFuture(),
                drover.planUpgrade(misspelt, 1, Policy.STANDARD, WhatIf.NOTHING).toCompletableFuture());
        // Then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .failsWithin(Duration.ZERO)
                        .withThrowableThat()
                        .havingCause()
                        .withMessageContaining("there is no host 'xen9' in the configuration; there are: xen1"));
    }

    @Test
    void aDrainedHostIsEmptyAndEveryGuestRunsOnceWithItsAutostart() {
        // Given
        Drover drover = rehearsal.start();
        Plan plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));

        // When
        Run run = rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runOut();

        // Then
        assertThat(drover.run(run.id()).orElseThrow().closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isEqualTo(Run.Outcome.DONE));
        assertEveryGuestRunsOnceAwayFromXen1(rehearsal.await(drover.fleet()));
    }

    @Test
    void theDefinitionOfEveryGuestIsKeptAsItWasBeforeItMoved() {
        // Given
        Drover drover = rehearsal.start();
        Plan plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        Run run = rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runOut();

        // When
        List<KeptDefinition> kept = rehearsal.await(drover.definitions(run.id()));

        // Then
        assertThat(kept).extracting(KeptDefinition::name).containsExactlyInAnyOrder("web1", "db1", "mail1");
        assertThat(kept).allSatisfy(one -> {
            assertThat(one.host()).isEqualTo(XEN1);
            assertThat(one.text().asOptional().orElseThrow()).contains("name = \"" + one.name() + "\"");
        });
    }

    @Test
    void guestsThatMustBeTogetherAreMovedOneByOneToOneHost() {
        // Given
        Fleet ruled = fleet().withRules(RuleSample.rules(RuleSample.together("web1", "db1", "mail1")));
        Rehearsal kept = new Rehearsal(ruled);
        Drover drover = kept.start();
        Plan plan = kept.await(drover.planDrain(XEN1, Policy.STANDARD));

        // When
        Run run = kept.await(drover.start(plan, Policy.STANDARD));
        kept.runOut();

        // Then
        assertThat(plan.moves()).hasSize(3);
        assertThat(plan.moves().stream().map(planned -> planned.move().to()).distinct())
                .hasSize(1);
        assertThat(drover.run(run.id()).orElseThrow().closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isEqualTo(Run.Outcome.DONE));
    }

    @Test
    void aGuestWaitsForTheOneThatItsPlanHasBeforeItOnTheLinkThoughTheLimitsAllowBoth() {
        // Given
        Drover drover = rehearsal.start();
        Policy several = new Policy(new Policy.Limits(3, 3, 3), Policy.OnFailure.CONTINUE, Set.of());
        Plan plan = rehearsal.await(drover.planDrain(XEN1, several));

        // When
        Run run = rehearsal.await(drover.start(plan, several));
        rehearsal.runOut();

        // Then
        assertThat(run.migrations())
                .extracting(Migration::phase)
                .containsExactly(Phase.CHECKING, Phase.QUEUED, Phase.QUEUED);
        assertThat(drover.run(run.id()).orElseThrow().closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isEqualTo(Run.Outcome.DONE));
    }

    @Test
    void progressIsToldWithTheTimeThatIsLeft() {
        // Given
        Drover drover = rehearsal.start();
        Plan plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));

        // When
        rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runOut();

        // Then
        assertThat(rehearsal.told.progress).isNotEmpty();
        assertThat(rehearsal.told.progress.stream()
                        .flatMap(progress -> progress.remaining().stream())
                        .toList())
                .isNotEmpty()
                .allMatch(remaining -> remaining.atLeast().compareTo(remaining.atMost()) <= 0);
        assertThat(rehearsal.told.progress)
                .extracting(Progress::phase)
                .containsOnly(Phase.COPYING, Phase.SWITCHING, Phase.VERIFYING);
    }

    /** Every write of the journal of a whole drain, each once with and once without having reached the disk. */
    static Stream<Arguments> deaths() {
        return IntStream.rangeClosed(1, 25)
                .boxed()
                .flatMap(write -> Stream.of(Arguments.of(write, true), Arguments.of(write, false)));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void noGuestIsLostOrDoubledWhereverDroverDies(int write, boolean written) {
        // Given
        Rehearsal.Life doomed = rehearsal.new Life(write, written);
        Drover before = doomed.start();
        Plan plan = rehearsal.await(before.planDrain(XEN1, Policy.STANDARD));
        before.start(plan, Policy.STANDARD);
        rehearsal.runUntil(() -> !doomed.isAlive());

        // When
        Drover after = rehearsal.start();
        rehearsal.runOut();

        // Then
        List<Run> runs = after.runs();
        if (runs.isEmpty()) {
            assertThat(write).isEqualTo(1);
            assertThat(written).isFalse();
            return;
        }
        assertThat(runs.get(0).closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isIn(Run.Outcome.DONE, Run.Outcome.PARTIAL));
        Fleet fleet = rehearsal.await(after.fleet());
        runs.get(0).migrations().forEach(migration -> assertAccountIsTrue(migration, fleet));
    }

    @Test
    void aSecondDrainOfTheSameHostIsRefusedWhileTheFirstRuns() {
        // Given
        Drover drover = rehearsal.start();
        Plan plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        RunId first = rehearsal.await(drover.start(plan, Policy.STANDARD)).id();

        // When
        var second = drover.start(plan, Policy.STANDARD);
        rehearsal.runOut();

        // Then
        assertThat(second.toCompletableFuture()).isCompletedExceptionally();
        assertThat(drover.runs()).extracting(Run::id).containsExactly(first);
    }

    /** A guest whose transfer was decided and never ordered stays, and the account says so. */
    private static void assertAccountIsTrue(Migration migration, Fleet fleet) {
        assertThat(migration.phase()).isIn(Phase.DONE, Phase.FAILED);
        HostName owner = migration.phase() == Phase.DONE
                ? migration.move().to()
                : migration.move().from();
        assertRunsOnceOn(owner, guest(migration.move().guest()), fleet);
    }

    private static void assertEveryGuestRunsOnceAwayFromXen1(Fleet fleet) {
        for (Guest guest : GUESTS) {
            HostName host = fleet.find(guest.id()).get(0).host().name();
            assertThat(host).isNotEqualTo(XEN1);
            assertRunsOnceOn(host, guest, fleet);
        }
    }

    private static void assertRunsOnceOn(HostName host, Guest guest, Fleet fleet) {
        assertThat(fleet.find(guest.id()))
                .as("places of " + guest.name())
                .singleElement()
                .satisfies(place -> {
                    assertThat(place.host().name()).isEqualTo(host);
                    assertThat(place.guest().condition().state()).isEqualTo(GuestState.RUNNING);
                    assertThat(place.guest().definition()).isEqualTo(guest.definition());
                });
    }

    private static Guest guest(GuestId id) {
        return GUESTS.stream()
                .filter(guest -> guest.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Fleet fleet() {
        HostSample source = Sample.host("xen1");
        GUESTS.forEach(source::guest);
        return Sample.fleet(seeing(source), seeing(Sample.host("xen2")), seeing(Sample.host("xen3")));
    }

    private static Host seeing(HostSample host) {
        GUESTS.forEach(host::seesDisksOf);
        return host.build();
    }
}
