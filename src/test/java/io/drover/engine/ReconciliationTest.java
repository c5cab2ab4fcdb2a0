package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.engine.Reconciliation.Case;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds every case of the table against what may never happen, by rules that know the seen states and not the rows. */
class ReconciliationTest {
    private static final Set<Seen> SAID_TO_RUN = EnumSet.of(Seen.RUNNING, Seen.SAID_RUNNING);
    private static final Set<Seen> NEVER_RAN = EnumSet.of(Seen.FRESH, Seen.ORPHAN);
    private static final Set<Seen> NO_COPY = EnumSet.of(Seen.NONE, Seen.DEFINED);
    private static final Set<Seen> AT_WORK = EnumSet.of(Seen.BUSY, Seen.SILENT);

    private static List<Case> cases() {
        return Arrays.stream(Seen.values())
                .flatMap(source -> Arrays.stream(Seen.values())
                        .flatMap(destination ->
                                Arrays.stream(LastFact.values()).map(last -> new Case(source, destination, last))))
                .toList();
    }

    private static Stream<Case> ruled(Ruling... rulings) {
        return cases().stream().filter(one -> List.of(rulings).contains(Reconciliation.of(one)));
    }

    @Test
    void everyCaseHasARuling() {
        // When
        var ruled = cases().stream().map(Reconciliation::of).toList();
        // Then
        assertThat(ruled).hasSize(15 * 15 * 3).doesNotContainNull();
    }

    @Test
    void everyRulingIsOfSomeCase() {
        // When
        var used = cases().stream().map(Reconciliation::of).distinct();
        // Then
        assertThat(used).containsExactlyInAnyOrder(Ruling.values());
    }

    @Test
    void noCopyIsLetRunWhileTheOtherHostMayRunOne() {
        // When
        var back = ruled(Ruling.GO_BACK);
        var forward = ruled(Ruling.GO_FORWARD);
        // Then
        assertThat(back).allSatisfy(one -> assertThat(one.destination()).isIn(NEVER_RAN));
        assertThat(forward).allSatisfy(one -> {
            assertThat(one.source()).isIn(NO_COPY);
            assertThat(one.destination()).isIn(NEVER_RAN);
            assertThat(one.last()).isEqualTo(LastFact.SAID_DONE);
        });
    }

    @Test
    void noCopyIsDestroyedUnlessTheOtherHostIsSeenToRunTheGuest() {
        // When
        var atDestination = ruled(Ruling.CLEAN_DESTINATION);
        var atSource = ruled(Ruling.CLEAN_SOURCE);
        // Then
        assertThat(atDestination).allSatisfy(one -> {
            assertThat(one.source()).isEqualTo(Seen.RUNNING);
            assertThat(one.destination()).isIn(NEVER_RAN);
        });
        assertThat(atSource).allSatisfy(one -> {
            assertThat(one.destination()).isEqualTo(Seen.RUNNING);
            assertThat(one.source()).isEqualTo(Seen.SUSPENDED);
        });
    }

    @Test
    void nobodyIsCalledTheOwnerWhileTheOtherHostHoldsAnything() {
        // When
        var arrived = ruled(Ruling.ARRIVED);
        var stayed = ruled(Ruling.STAYED);
        // Then
        assertThat(arrived).allSatisfy(one -> {
            assertThat(one.source()).isIn(NO_COPY);
            assertThat(one.destination()).isIn(SAID_TO_RUN);
        });
        assertThat(stayed).allSatisfy(one -> {
            assertThat(one.source()).isEqualTo(Seen.RUNNING);
            assertThat(one.destination()).isIn(NO_COPY);
        });
    }

    @Test
    void nothingIsDoneWhileAHostIsSilentOrAtWork() {
        // When
        var unclear =
                cases().stream().filter(one -> AT_WORK.contains(one.source()) || AT_WORK.contains(one.destination()));
        // Then
        assertThat(unclear)
                .allSatisfy(one -> assertThat(Reconciliation.of(one).kind()).isEqualTo(Ruling.Kind.WAITS));
    }

    @Test
    void whatNobodyWillEndIsReleasedAndNothingElse() {
        // When
        var released = ruled(Ruling.RELEASE);
        // Then
        assertThat(released)
                .allMatch(one -> one.source() == Seen.STUCK
                        || (one.source() == Seen.SUSPENDED && one.destination() == Seen.STUCK))
                .noneMatch(one -> one.destination() == Seen.ARRIVING);
    }

    @Test
    void twoThatAreSeenToRunAreAlwaysAnAlarm() {
        // Given
        var runs = EnumSet.of(Seen.RUNNING, Seen.UNMANAGED);
        // When
        var twice = cases().stream().filter(one -> runs.contains(one.source()) && runs.contains(one.destination()));
        // Then
        assertThat(twice).allSatisfy(one -> assertThat(Reconciliation.of(one)).isEqualTo(Ruling.TWICE));
    }

    @Test
    void aGuestThatWasProvedToHaveArrivedIsNeverTakenBack() {
        // When
        var back = ruled(Ruling.GO_BACK, Ruling.STAYED, Ruling.CLEAN_DESTINATION);
        // Then
        assertThat(back).noneMatch(one -> one.last() == LastFact.PROVED);
    }

    @Test
    void aGuestWithoutACopyAnywhereIsNeverCalledSettled() {
        // When
        var none =
                cases().stream().filter(one -> NO_COPY.contains(one.source()) && NO_COPY.contains(one.destination()));
        // Then
        assertThat(none).allSatisfy(one -> assertThat(Reconciliation.of(one)).isEqualTo(Ruling.NOWHERE));
    }
}
