package io.drover.seeds;

import io.drover.engine.Drover;
import io.drover.engine.RequestException;
import io.drover.model.CheckId;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Somebody who asks things of Drover, some of them twice, and holds it to what it said. */
final class Operator {
    private final Case facts;
    private final Chance chance;
    private final List<HostName> hosts;
    private final List<Guest> guests;

    Operator(Case facts, Chance chance, List<HostName> hosts, List<Guest> guests) {
        this.facts = facts;
        this.chance = chance;
        this.hosts = hosts;
        this.guests = guests;
    }

    void ask(Drover drover) {
        int wish = chance.below(13);
        if (wish < 4) {
            drain(drover, chance.of(hosts));
        } else if (wish < 8) {
            migrate(drover, chance.of(guests), chance.of(hosts));
        } else if (wish == 8) {
            cancel(drover);
        } else if (wish == 9) {
            HostName host = chance.of(hosts);
            expect("cordon " + host, drover.cordon(host, "seed"), nothing -> {});
        } else if (wish == 10) {
            HostName host = chance.of(hosts);
            expect("uncordon " + host, drover.uncordon(host), nothing -> {});
        } else if (wish == 11) {
            reconcile(drover);
        } else {
            rush(drover, chance.of(hosts));
        }
    }

    /** Many at once: each request for itself finds room for its guest. */
    private void rush(Drover drover, HostName to) {
        guests.forEach(guest -> migrate(drover, guest, to));
    }

    private void drain(Drover drover, HostName host) {
        Policy policy = policy();
        begin("drain " + host, drover, drover.planDrain(host, policy), policy);
    }

    private void migrate(Drover drover, Guest guest, HostName to) {
        Policy policy = policy();
        begin("migrate " + guest.name() + " to " + to, drover, drover.planMove(guest.name(), to, policy), policy);
    }

    private void begin(String what, Drover drover, CompletionStage<Plan> planned, Policy policy) {
        boolean twice = chance.oneIn(5);
        expect("plan to " + what, planned, plan -> {
            start(what, drover, plan, policy);
            if (twice) {
                start(what + " again", drover, plan, policy);
            }
        });
    }

    private void start(String what, Drover drover, Plan plan, Policy policy) {
        expect(what, drover.start(plan, policy), run -> {
            if (!facts.books.runs().contains(run.id())) {
                facts.violated(run.id() + " was accepted, and the journal does not have it");
            }
        });
    }

    private void cancel(Drover drover) {
        List<Run> runs = drover.runs();
        if (!runs.isEmpty()) {
            RunId run = chance.of(runs).id();
            expect("cancel " + run, drover.cancel(run), accepted -> {
                if (!facts.books.isCancelled(run)) {
                    facts.violated(run + " was cancelled, and the journal does not have it");
                }
            });
        }
    }

    /** Asks to look again at all that was left to an operator. */
    void reconcile(Drover drover) {
        drover.runs().stream()
                .filter(run ->
                        run.migrations().stream().anyMatch(migration -> migration.phase() == Phase.NEEDS_OPERATOR))
                .forEach(run -> expect("reconcile " + run.id(), drover.reconcile(run.id()), again -> {}));
    }

    private Policy policy() {
        int side = chance.between(1, 3);
        return new Policy(
                new Policy.Limits(side, side, chance.between(1, 16)),
                chance.oneIn(3) ? Policy.OnFailure.STOP : Policy.OnFailure.CONTINUE,
                Set.<CheckId>of());
    }

    private <T> void expect(String what, CompletionStage<T> answer, Consumer<T> accepted) {
        facts.note("an operator asks: " + what);
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                facts.note("accepted: " + what);
                accepted.accept(value);
                return;
            }
            Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : failure;
            facts.note("refused: " + what + ": " + cause.getMessage());
            if (!(cause instanceof RequestException)) {
                facts.violated(what + " was answered with " + cause);
            }
        });
    }
}
