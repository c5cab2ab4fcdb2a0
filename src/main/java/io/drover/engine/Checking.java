package io.drover.engine;

import io.drover.check.Checks;
import io.drover.check.Inspection;
import io.drover.model.Fact;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.KeptDefinition;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Run;
import io.drover.plan.DowntimeForecast;
import io.drover.port.MigrationOrder;
import java.util.List;
import java.util.Optional;

/** The last look before a transfer: the checks once more, on facts that are seconds old. */
final class Checking {
    private final Patience patience;

    Checking(Patience patience) {
        this.patience = patience;
    }

    void decide(Draft draft, Event.PairObserved observed) {
        Migration migration = draft.migration(observed.migration());
        if (migration.phase() != Phase.CHECKING) {
            return;
        }
        Run run = draft.state().run(migration.id().run()).orElseThrow();
        if (run.cancelRequested()) {
            draft.enter(
                    migration.id(),
                    Phase.CANCELLED,
                    "the run was ended by its operator or its window while this guest was being checked");
        } else if (silent(observed.fleet(), migration.move())) {
            askAgain(draft, migration, observed);
        } else if (isOvertaken(draft, migration, observed)) {
            draft.observe(migration, draft.first(migration.id()));
        } else {
            judge(draft, migration, run, observed);
        }
    }

    private static boolean silent(Fleet fleet, Move move) {
        return fleet.host(move.from()).isEmpty() || fleet.host(move.to()).isEmpty();
    }

    /** Memory of a guest that arrived since the hosts were asked is neither on its way any more nor surely in what they said. */
    private static boolean isOvertaken(Draft draft, Migration migration, Event.PairObserved observed) {
        return !observed.arrived()
                .containsAll(
                        Reservations.arrived(draft.state(), migration.move().to()));
    }

    private void askAgain(Draft draft, Migration migration, Event.PairObserved observed) {
        if (observed.attempt().lasted(draft.counted()).compareTo(patience.observation()) > 0) {
            String silence = Account.ofSilence(observed.fleet());
            if (observed.fleet().host(migration.move().from()).isPresent()) {
                draft.record(new Fact.RetryAllowed(migration.id(), silence));
            }
            draft.enter(migration.id(), Phase.REFUSED, silence);
            HostName to = migration.move().to();
            if (observed.fleet().host(to).isEmpty()) {
                Replanning.silent(draft, to, silence);
            }
            return;
        }
        draft.observe(migration, observed.attempt().next());
    }

    private static void judge(Draft draft, Migration migration, Run run, Event.PairObserved observed) {
        Fleet fleet = observed.fleet();
        Move move = migration.move();
        Host source = fleet.host(move.from()).orElseThrow();
        Optional<Guest> guest = source.guest(move.guest());
        if (guest.isEmpty()) {
            draft.enter(migration.id(), Phase.REFUSED, move.name() + " is not on " + move.from() + " any more");
            return;
        }
        List<Finding> findings = new Inspection(
                        fleet.withCordons(draft.state().cordons().keySet()),
                        run.policy(),
                        new DowntimeForecast(
                                Outcomes.lessons(draft.state(), fleet.rules().overheads())
                                        .anywhere()))
                .findings(source, guest.get(), move.to(), Reservations.of(draft.state(), Optional.of(migration.id())));
        if (Checks.allow(findings)) {
            record(draft, migration, guest.get(), observed.definition());
            transfer(draft, migration, guest.get(), findings);
        } else {
            String reasons = Nowhere.inWords(findings);
            draft.enter(migration.id(), Phase.REFUSED, reasons, findings);
            Replanning.turnedAway(draft, migration, reasons, findings);
        }
    }

    private static void record(Draft draft, Migration migration, Guest guest, Observed<String> definition) {
        draft.record(new Fact.DefinitionRead(
                migration.id(), guest.definition(), Optional.of(KeptDefinition.keepable(definition))));
    }

    private static void transfer(Draft draft, Migration migration, Guest guest, List<Finding> findings) {
        Move move = migration.move();
        draft.enter(migration.id(), Phase.COPYING, "every check allows it", findings);
        MigrationOrder order =
                new MigrationOrder(move.guest(), move.to(), guest.definition().persistent(), guest.memoryBytes());
        draft.perform(new Effect.Transfer(migration.id(), migration.course().tries(), move.from(), order));
        Watchdog.begin(draft, migration);
        Rivalry.watch(draft, migration);
    }
}
