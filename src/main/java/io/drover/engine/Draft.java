package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Finding;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A decision in the making: facts fold into the state at once, so that each rule sees what the ones before it decided. */
final class Draft {
    private final Moment now;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private State state;

    Draft(State state, Moment now) {
        this.state = state;
        this.now = now;
    }

    State state() {
        return state;
    }

    Instant now() {
        return now.told();
    }

    /** What the clock counts that is never set, to tell how long something has lasted. */
    Duration counted() {
        return now.counted();
    }

    Migration migration(MigrationId id) {
        return state.migration(id).orElseThrow(() -> new IllegalStateException("no migration " + id));
    }

    /** The migrations that entered a phase in this decision. */
    List<MigrationId> entering(Phase phase) {
        return facts.stream()
                .filter(Fact.PhaseEntered.class::isInstance)
                .map(Fact.PhaseEntered.class::cast)
                .filter(fact -> fact.phase() == phase)
                .map(Fact.PhaseEntered::migration)
                .toList();
    }

    /** The first time that something is asked in the present try of a migration. */
    Attempt first(MigrationId migration) {
        return Attempt.first(migration(migration).course().tries(), counted());
    }

    void record(Fact fact) {
        state = state.after(fact, now());
        facts.add(fact);
    }

    void enter(MigrationId migration, Phase phase, String why) {
        enter(migration, phase, why, List.of());
    }

    void enter(MigrationId migration, Phase phase, String why, List<Finding> findings) {
        record(new Fact.PhaseEntered(migration, phase, why, findings));
    }

    void perform(Effect effect) {
        effects.add(effect);
    }

    /** Observes both hosts for the checks, at once on a first attempt and after its pause on a later one. */
    void observe(Migration migration, Attempt attempt) {
        Move move = migration.move();
        perform(new Effect.ObservePair(migration.id(), move, attempt, Reservations.arrived(state, move.to())));
    }

    /** Asks both hosts, at once on a first attempt and after its pause on a later one. */
    void look(Migration migration, Attempt attempt) {
        perform(new Effect.LookAtBoth(migration.id(), migration.move(), attempt, attempt.pause()));
    }

    Decision decision() {
        return new Decision(state, facts, effects, Optional.empty());
    }
}
