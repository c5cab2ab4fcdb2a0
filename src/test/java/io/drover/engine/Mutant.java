package io.drover.engine;

import io.drover.model.Condition;
import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.GuestState;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import io.drover.port.Chore;
import io.drover.port.MigrationOrder;
import io.drover.seeds.Launcher;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * A deliberate bug.
 *
 * @param name what the engine does wrong
 * @param seed one that finds it
 * @param launcher starts a Drover that has it
 */
record Mutant(String name, long seed, Launcher launcher) {

    /** All of them. */
    static List<Mutant> all() {
        return List.of(
                new Mutant("skips the verification", 1, by(Mutant::skipTheVerification)),
                new Mutant("acts before the append", 1, Mutant::actingBeforeTheAppend),
                new Mutant("cleans up on the word of the source", 1, by(Mutant::cleanUpAfterSuccess)),
                new Mutant("cleans up after a failure", 8, by(Mutant::cleanUpAfterFailure)),
                new Mutant("forgets autostart", 1, by(Mutant::forgetAutostart)),
                new Mutant("trusts the exit code", 8, by(Mutant::trustTheExitCode)),
                new Mutant("treats unknown as failed", 8, by(Mutant::treatUnknownAsFailed)),
                new Mutant("retries from unknown", 8, by(Mutant::retryFromUnknown)),
                new Mutant("starts without checking", 1, by(Mutant::startWithoutChecking)),
                new Mutant("leaves the definition", 38, by(Mutant::leaveTheDefinition)),
                new Mutant("overlooks jobs", 101, hearing(Mutant::withoutJobs)),
                new Mutant("looks only once", 8, by(Mutant::lookOnce)),
                new Mutant("plans whoever there is", 19, by(Mutant::planWhoeverThereIs)),
                new Mutant("gives up at the first refusal", 350, by(Mutant::giveUpAtTheFirstRefusal)),
                new Mutant("never plans again", 8, by(Mutant::neverPlanAgain)),
                new Mutant("sticks to its plan", 410, hearing(Mutant::stickToThePlan)));
    }

    @Override
    public String toString() {
        return name;
    }

    private static CompletionStage<Drover> actingBeforeTheAppend(Launch launch) {
        HastyJournal journal = new HastyJournal(launch.journal());
        return new Launch(launch.drivers(), journal, launch.surroundings(), launch.sink(), launch.patience()).start();
    }

    private static Launcher by(Spoiled.Spoiler spoiler) {
        return launch -> launch.start(Spoiled.by(new Decider(launch.patience()), spoiler));
    }

    private static Launcher hearing(UnaryOperator<Event> other) {
        return launch -> launch.start(Spoiled.hearing(new Decider(launch.patience()), other));
    }

    private static void skipTheVerification(Draft draft, Event event, Decision decision) {
        if (event instanceof Event.TransferEnded ended && isVerifying(decision)) {
            Spoiled.facts(draft, decision.facts());
            draft.enter(ended.migration(), Phase.SETTLING, "it was said to have arrived");
            draft.enter(ended.migration(), Phase.DONE, "it was said to have arrived");
        } else {
            Spoiled.keep(draft, decision);
        }
    }

    private static boolean isVerifying(Decision decision) {
        return decision.facts().stream().anyMatch(fact -> Spoiled.enters(fact, Phase.VERIFYING));
    }

    private static void cleanUpAfterSuccess(Draft draft, Event event, Decision decision) {
        Spoiled.keep(draft, decision);
        if (event instanceof Event.TransferEnded ended) {
            undefine(draft, ended.migration());
        }
    }

    private static void cleanUpAfterFailure(Draft draft, Event event, Decision decision) {
        Spoiled.keep(draft, decision);
        if (event instanceof Event.TransferFailed failed) {
            undefine(draft, failed.migration());
        }
    }

    /** Without evidence there is no such errand, so the evidence is made up. */
    private static void undefine(Draft draft, MigrationId id) {
        Look madeUp = new Look(draft.migration(id).move(), Sightings.absent(), Sightings.seen(GuestState.RUNNING, 1));
        draft.perform(new Effect.DoChore(id, Errand.undefineAtSource(madeUp).orElseThrow(), draft.first(id)));
    }

    private static void forgetAutostart(Draft draft, Event event, Decision decision) {
        decision.facts().forEach(fact -> {
            if (fact instanceof Fact.DefinitionRead read) {
                draft.record(new Fact.DefinitionRead(
                        read.migration(), new Definition(read.before().persistent(), false), read.text()));
            } else if (!(fact instanceof Fact.RunClosed)) {
                draft.record(fact);
            }
        });
        decision.effects().forEach(draft::perform);
    }

    private static void trustTheExitCode(Draft draft, Event event, Decision decision) {
        if (event instanceof Event.TransferFailed failed && !decision.facts().isEmpty()) {
            draft.enter(failed.migration(), Phase.FAILED, failed.why());
        } else {
            Spoiled.keep(draft, decision);
        }
    }

    private static void treatUnknownAsFailed(Draft draft, Event event, Decision decision) {
        Spoiled.facts(draft, decision.facts());
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.LookAtBoth look
                    && draft.migration(look.migration()).phase() == Phase.UNKNOWN) {
                draft.enter(look.migration(), Phase.FAILED, "nobody knows, so it failed");
            } else {
                draft.perform(effect);
            }
        }
    }

    private static void retryFromUnknown(Draft draft, Event event, Decision decision) {
        Spoiled.keep(draft, decision);
        if (event instanceof Event.TransferFailed failed) {
            transfer(draft, draft.migration(failed.migration()));
        }
    }

    private static void transfer(Draft draft, Migration migration) {
        draft.perform(new Effect.Transfer(
                migration.id(),
                migration.course().tries(),
                migration.move().from(),
                new MigrationOrder(
                        migration.move().guest(),
                        migration.move().to(),
                        true,
                        migration.move().memoryBytes())));
    }

    private static void startWithoutChecking(Draft draft, Event event, Decision decision) {
        Spoiled.facts(draft, decision.facts());
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.ObservePair observe) {
                draft.record(
                        new Fact.DefinitionRead(observe.migration(), new Definition(true, false), Optional.empty()));
                draft.enter(observe.migration(), Phase.COPYING, "the plan had checked it");
                transfer(draft, draft.migration(observe.migration()));
            } else {
                draft.perform(effect);
            }
        }
    }

    private static void leaveTheDefinition(Draft draft, Event event, Decision decision) {
        Spoiled.facts(draft, decision.facts());
        for (Effect effect : decision.effects()) {
            if (effect instanceof Effect.DoChore errand && errand.errand().chore() instanceof Chore.Undefine) {
                Connecting.ask(draft, draft.migration(errand.migration()), "settled");
            } else {
                draft.perform(effect);
            }
        }
    }

    private static Event withoutJobs(Event event) {
        return event instanceof Event.BothSeen seen
                ? new Event.BothSeen(
                        seen.migration(), seen.attempt(), withoutJob(seen.source()), withoutJob(seen.destination()))
                : event;
    }

    private static Sighting withoutJob(Sighting sighting) {
        if (!(sighting instanceof Sighting.Present present)) {
            return sighting;
        }
        boolean arrives = present.condition().state() == GuestState.INCOMING;
        Condition condition = arrives ? new Condition(GuestState.SHUT_OFF, "shut off") : present.condition();
        return new Sighting.Present(condition, present.definition(), present.cpuTime(), false);
    }

    private static void lookOnce(Draft draft, Event event, Decision decision) {
        Spoiled.facts(draft, decision.facts());
        decision.effects().stream()
                .filter(effect -> !(effect instanceof Effect.LookAtBoth look
                        && look.attempt().number() > 1))
                .forEach(draft::perform);
    }

    /** Also who has begun meanwhile, or was called off. */
    private static void planWhoeverThereIs(Draft draft, Event event, Decision decision) {
        if (event instanceof Event.Replanned replanned && !replanned.moves().isEmpty()) {
            draft.record(new Fact.RunReplanned(
                    replanned.run(),
                    replanned.why(),
                    replanned.moves().stream()
                            .map(next ->
                                    new Fact.RunReplanned.Again(next.asked().id(), next.planned()))
                            .toList(),
                    List.of()));
        } else {
            Spoiled.keep(draft, decision);
        }
    }

    private static void giveUpAtTheFirstRefusal(Draft draft, Event event, Decision decision) {
        boolean refused = event instanceof Event.PairObserved
                && decision.facts().stream().anyMatch(Fact.ReplanWanted.class::isInstance);
        if (refused) {
            decision.facts().stream()
                    .takeWhile(fact -> !Spoiled.enters(fact, Phase.QUEUED))
                    .forEach(draft::record);
        } else {
            Spoiled.keep(draft, decision);
        }
    }

    private static void neverPlanAgain(Draft draft, Event event, Decision decision) {
        Spoiled.facts(draft, decision.facts());
        decision.effects().stream()
                .filter(effect -> !(effect instanceof Effect.Replan))
                .forEach(draft::perform);
    }

    private static Event stickToThePlan(Event event) {
        return event instanceof Event.Replanned replanned
                ? new Event.Replanned(
                        replanned.run(),
                        replanned.why(),
                        replanned.moves().stream()
                                .map(next -> new Event.NextMove(
                                        next.asked(), next.asked().planned(), Optional.empty()))
                                .toList())
                : event;
    }
}
