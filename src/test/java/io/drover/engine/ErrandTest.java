package io.drover.engine;

import static io.drover.engine.Sightings.absent;
import static io.drover.engine.Sightings.busy;
import static io.drover.engine.Sightings.gone;
import static io.drover.engine.Sightings.held;
import static io.drover.engine.Sightings.kept;
import static io.drover.engine.Sightings.nothing;
import static io.drover.engine.Sightings.seen;
import static io.drover.engine.Sightings.silent;
import static io.drover.engine.Sightings.xen;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Definition;
import io.drover.model.GuestState;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.model.XenCopy;
import io.drover.port.Chore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An errand that could make two guests, or none, cannot be built; whatever the table says. */
class ErrandTest {
    private static final Move MOVE = new Move(Script.GUEST, "web1", Script.FROM, Script.TO, 1 << 28);

    /** All that two words can say of a copy, in every mixture. */
    private static List<Sighting> sightings() {
        List<Observed<List<XenCopy>>> words = new ArrayList<>(List.of(Sighting.UNASKED, nothing()));
        for (String flags : List.of("r-----", "-b----", "------", "--p---", "---ss-", "---sc-", "---s--", "--p--d")) {
            for (int used : List.of(0, 3)) {
                words.add(xen(flags, used, false));
                words.add(xen(flags, used, true));
            }
        }
        List<Sighting> all = new ArrayList<>();
        for (Observed<List<XenCopy>> word : words) {
            all.add(absent().withXen(word));
            all.add(silent().withXen(word));
            Stream.of(GuestState.values()).forEach(state -> {
                all.add(seen(state, 0).withXen(word));
                all.add(busy(state, 3).withXen(word));
            });
        }
        return all;
    }

    private static boolean runs(Sighting sighting) {
        return sighting.xen().asOptional().orElse(List.of()).stream()
                .anyMatch(copy -> List.of("r-----", "-b----", "------")
                        .contains(copy.state().flags()));
    }

    private static boolean knowsXen(Sighting sighting) {
        return sighting.xen().asOptional().isPresent();
    }

    private static List<Look> looks() {
        return sightings().stream()
                .flatMap(source -> sightings().stream().map(destination -> new Look(MOVE, source, destination)))
                .toList();
    }

    @Test
    void nothingIsDestroyedUnlessXenRunsTheGuestOnTheOtherHost() {
        // When
        var looks = looks();
        // Then
        assertThat(looks.stream()
                        .filter(look -> Errand.destroyAtDestination(look).isPresent()))
                .isNotEmpty()
                .allMatch(look -> runs(look.source()) && !runs(look.destination()));
        assertThat(looks.stream().filter(look -> Errand.destroyAtSource(look).isPresent()))
                .isNotEmpty()
                .allMatch(look -> runs(look.destination()) && !runs(look.source()));
    }

    @Test
    void nothingIsLetRunUnlessXenRunsItNowhere() {
        // When
        var looks = looks();
        // Then
        for (LastFact last : LastFact.values()) {
            assertThat(looks.stream()
                            .filter(look -> Errand.runOnAtSource(look).isPresent()
                                    || Errand.runOnAtDestination(look, last).isPresent()))
                    .isNotEmpty()
                    .allMatch(look -> knowsXen(look.source()) && knowsXen(look.destination()))
                    .noneMatch(look -> runs(look.source()) || runs(look.destination()));
        }
    }

    @Test
    void noToolstackIsRestartedWhileTheGuestsMemoryIsMoved() {
        // When
        var restarts = looks().stream()
                .filter(look -> Errand.restartAtSource(look).isPresent()
                        || Errand.restartAtDestination(look).isPresent());
        // Then
        assertThat(restarts)
                .isNotEmpty()
                .allMatch(look -> knowsXen(look.source()) && knowsXen(look.destination()))
                .noneMatch(look -> isMoved(look.source()) || isMoved(look.destination()));
    }

    private static boolean isMoved(Sighting sighting) {
        return sighting.xen().asOptional().orElse(List.of()).stream().anyMatch(XenCopy::helper);
    }

    @Test
    void onlyACopyThatIsNotWholeLosesItsProcess() {
        // When
        var looks = looks().stream().filter(look -> Errand.endArrival(look).isPresent());
        // Then
        assertThat(looks.toList())
                .isNotEmpty()
                .allMatch(look -> look.destination()
                        .xen()
                        .asOptional()
                        .orElseThrow()
                        .get(0)
                        .helper())
                .allMatch(look -> look.atSource().isIdle())
                .noneMatch(look -> runs(look.destination()));
    }

    @Test
    void whatTheTableOrdersFindsItsEvidenceInSomeLook() {
        // When
        var ordered = looks().stream()
                .map(look -> Repair.next(
                        Reconciliation.of(Attempt.first(0, Duration.ZERO)
                                .caseOf(
                                        new Event.BothSeen(
                                                Script.FIRST,
                                                Attempt.first(0, Duration.ZERO),
                                                look.source(),
                                                look.destination()),
                                        LastFact.SAID_DONE)),
                        look,
                        LastFact.SAID_DONE))
                .flatMap(Optional::stream)
                .map(errand -> errand.host() + " " + errand.chore().getClass().getSimpleName())
                .distinct();
        // Then
        assertThat(ordered)
                .contains(
                        "xen1 Destroy",
                        "xen2 Destroy",
                        "xen1 RunOn",
                        "xen2 RunOn",
                        "xen1 RestartToolstack",
                        "xen2 RestartToolstack");
    }

    @Test
    void aToolstackIsMadeToSayWhatXenSaysBeforeItActs() {
        // Given
        var belied = seen(GuestState.RUNNING, 3).withXen(xen("---ss-", 3, false));
        var look = new Look(MOVE, belied, held(GuestState.PAUSED, "--p---", 0));
        // When
        var errand = Repair.next(Ruling.GO_BACK, look, LastFact.BEGUN);
        // Then
        assertThat(errand.map(Errand::chore)).contains(new Chore.RestartToolstack(Script.GUEST));
    }

    @Test
    void aSuspendedCopyThatItsToolstackDoesNotKnowIsLeftToAnOperator() {
        // Given
        var unknown = absent().withXen(xen("---ss-", 3, false));
        var look = new Look(MOVE, unknown, held(GuestState.PAUSED, "--p---", 0));
        // When
        var errand = Repair.next(Ruling.GO_BACK, look, LastFact.BEGUN);
        // Then
        assertThat(errand).isEmpty();
    }

    @Test
    void theLastDefinitionIsNeverForgotten() {
        // Given
        var source = kept(GuestState.SHUT_OFF, new Definition(true, false));
        var off = new Look(MOVE, source, kept(GuestState.SHUT_OFF, new Definition(false, false)));
        var unknown = new Look(MOVE, source, gone());
        // When
        var errands = Stream.of(off, unknown).map(Errand::undefineAtSource);
        // Then
        assertThat(errands).allMatch(Optional::isEmpty);
    }

    @Test
    void anErrandHoldsInAnotherLookOnlyIfThatProvesTheSame() {
        // Given
        var runs = held(GuestState.RUNNING, "-b----", 3);
        var leftOver = held(GuestState.PAUSED, "--p---", 0);
        var errand = Errand.destroyAtDestination(new Look(MOVE, runs, leftOver)).orElseThrow();
        // When
        var holding = looks().stream().filter(errand::holdsIn).toList();
        // Then
        assertThat(errand.needsAnotherLook()).isTrue();
        assertThat(errand.holdsIn(new Look(MOVE, runs, leftOver))).isTrue();
        assertThat(holding)
                .isNotEmpty()
                .allMatch(look -> runs(look.source()))
                .allMatch(look -> look.destination().xen().equals(leftOver.xen()));
    }
}
