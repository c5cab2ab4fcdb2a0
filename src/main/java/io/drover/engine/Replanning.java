package io.drover.engine;

import io.drover.check.Inspection;
import io.drover.check.Scope;
import io.drover.model.Fact;
import io.drover.model.Finding;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has queued moves of a run under way planned again, once their destination will not do any more.
 *
 * <ol>
 *   <li>Those whom it concerns wait for it, which the journal keeps: after a restart they are planned all the same.
 *   <li>The {@link Replanner} has the fleet looked at, and the {@link Relocation} is worked out beside the engine's thread.
 *   <li>What comes of it is taken over for those who are still as they were then. They wait for their turn as at first, and the checks run
 *       again.
 * </ol>
 *
 * Nobody in flight is touched, and a destination that an operator named is never changed.
 */
final class Replanning {
    /** So often the checks may turn a guest away, from another host each time, before it is left where it is. */
    private static final int MOST_REFUSALS = 3;

    /** A toolstack that is restarted answers again by then. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** Until it is looked again whether those on their way have arrived, so that their memory is not counted twice any more. */
    private static final Duration ARRIVAL = Duration.ofSeconds(20);

    private Replanning() {}

    /** A host takes no new guests any more. */
    static void cordoned(Draft draft, HostName host, String reason) {
        displace(draft, host, host + " is cordoned (" + reason + ")", Duration.ZERO);
    }

    /** A host does not answer; if it does again in a moment, whoever was to go there still goes there. */
    static void lost(Draft draft, Event.HostLost lost) {
        displace(draft, lost.host(), lost.host() + " does not answer (" + lost.why() + ")", GRACE);
    }

    /** A host did not answer the checks for as long as they are patient. */
    static void silent(Draft draft, HostName host, String why) {
        displace(draft, host, why, Duration.ZERO);
    }

    private static void displace(Draft draft, HostName host, String why, Duration delay) {
        List<Run> open = draft.state().open().filter(Replanning::mayChange).toList();
        for (Run run : open) {
            Set<MigrationId> moves = queuedTo(run, host);
            if (!moves.isEmpty()) {
                draft.record(new Fact.ReplanWanted(run.id(), sorted(moves), Optional.empty(), why));
                draft.perform(new Effect.Replan(run.id(), moves, Set.of(), why, delay));
            }
        }
    }

    private static boolean mayChange(Run run) {
        return run.leavesDestinationsOpen() && !run.cancelRequested();
    }

    private static Set<MigrationId> queuedTo(Run run, HostName host) {
        Set<MigrationId> queued = new HashSet<>();
        run.migrations().stream()
                .filter(migration -> migration.phase() == Phase.QUEUED
                        && !migration.course().waits()
                        && migration.move().to().equals(host))
                .map(Migration::id)
                .forEach(queued::add);
        return queued;
    }

    private static List<MigrationId> sorted(Set<MigrationId> moves) {
        return moves.stream().sorted().toList();
    }

    /**
     * The checks turned a guest away at its turn. If another host might do, it is queued again and planned again, together with those who
     * were to follow it to that host: what holds it back may hold them too.
     */
    static void turnedAway(Draft draft, Migration migration, String why, List<Finding> findings) {
        Run run = draft.state().run(migration.id().run()).orElseThrow();
        boolean another = mayChange(run)
                && migration.course().refusals() < MOST_REFUSALS
                && findings.stream()
                        .filter(Finding::holds)
                        .noneMatch(finding -> Inspection.scopeOf(finding.check()) == Scope.GUEST);
        if (!another) {
            return;
        }
        String turned = "the checks turned " + migration.move().name() + " away from "
                + migration.move().to() + " (" + why + ")";
        draft.enter(migration.id(), Phase.QUEUED, "to be planned again: " + turned);
        Set<MigrationId> moves = queuedTo(run, migration.move().to());
        moves.add(migration.id());
        draft.record(new Fact.ReplanWanted(run.id(), sorted(moves), Optional.of(migration.id()), turned));
        draft.perform(new Effect.Replan(run.id(), moves, Set.of(migration.id()), turned, Duration.ZERO));
    }

    /** Whether it waits because the checks had turned it away: what they said of another destination is not kept. */
    static boolean isTurnedAway(Migration migration) {
        return migration.course().waits() && migration.findings().stream().anyMatch(Finding::holds);
    }

    /** Queued moves were planned again. */
    static void decide(Draft draft, Event.Replanned answer) {
        draft.state()
                .run(answer.run())
                .filter(run -> run.closed().isEmpty())
                .ifPresent(run -> decide(draft, run, answer));
    }

    private static void decide(Draft draft, Run run, Event.Replanned answer) {
        Map<MigrationId, Migration> now = new HashMap<>();
        run.migrations().forEach(migration -> now.put(migration.id(), migration));
        List<Event.NextMove> next = answer.moves().stream()
                .filter(move ->
                        isAsAsked(Optional.ofNullable(now.get(move.asked().id())), move.asked()))
                .toList();
        List<Event.NextMove> overtaken =
                next.stream().filter(move -> isOvertaken(draft, move)).toList();
        List<Event.NextMove> passing = next.stream()
                .filter(move -> move.nowhere().filter(Nowhere::mayPass).isPresent())
                .toList();
        askAgain(draft, answer, overtaken, Duration.ZERO);
        askAgain(draft, answer, passing, ARRIVAL);
        take(
                draft,
                run,
                answer.why(),
                next.stream()
                        .filter(move -> !overtaken.contains(move) && !passing.contains(move))
                        .toList());
    }

    /** Whether its new destination was cordoned while it was worked out. */
    private static boolean isOvertaken(Draft draft, Event.NextMove next) {
        HostName to = next.planned().move().to();
        return !to.equals(next.asked().move().to()) && draft.state().cordons().containsKey(to);
    }

    /** Those who wait for it still do; others keep the plan that they have. */
    private static void askAgain(Draft draft, Event.Replanned answer, List<Event.NextMove> moves, Duration delay) {
        List<Migration> waiting = moves.stream()
                .map(Event.NextMove::asked)
                .filter(asked -> asked.course().waits())
                .toList();
        if (!waiting.isEmpty()) {
            draft.perform(again(answer.run(), answer.why(), waiting, delay));
        }
    }

    /** Plans those again that wait for it. Whom the checks had turned away may have his old destination too: a while has passed. */
    static Effect.Replan again(RunId run, String why, List<Migration> waiting, Duration delay) {
        Set<MigrationId> moves = waiting.stream().map(Migration::id).collect(Collectors.toSet());
        Set<MigrationId> away = waiting.stream()
                .filter(migration -> migration.course().retries() > 0 && !isTurnedAway(migration))
                .map(Migration::id)
                .collect(Collectors.toSet());
        return new Effect.Replan(run, moves, away, why, delay);
    }

    private static void take(Draft draft, Run run, String why, List<Event.NextMove> next) {
        if (next.isEmpty()) {
            return;
        }
        List<Fact.RunReplanned.Again> moves = next.stream()
                .map(move -> new Fact.RunReplanned.Again(move.asked().id(), move.planned()))
                .toList();
        draft.record(new Fact.RunReplanned(run.id(), why, moves, late(run, moves)));
        next.forEach(move -> move.nowhere().ifPresent(nowhere -> refuse(draft, move.asked(), nowhere.why())));
    }

    private static boolean isAsAsked(Optional<Migration> now, Migration asked) {
        return now.filter(migration -> migration.phase() == Phase.QUEUED
                        && migration.course().equals(asked.course())
                        && migration.planned().equals(asked.planned()))
                .isPresent();
    }

    /** It had its turn, and no other host can take it. */
    private static void refuse(Draft draft, Migration asked, String why) {
        draft.enter(asked.id(), Phase.CHECKING, "every host was asked");
        draft.enter(asked.id(), Phase.REFUSED, why, asked.findings());
    }

    /** Those that by their new times will not have moved when the run's window ends. */
    private static List<MigrationId> late(Run run, List<Fact.RunReplanned.Again> moves) {
        return moves.stream()
                .filter(again -> WindowEnd.isPast(run, again.planned()))
                .map(Fact.RunReplanned.Again::migration)
                .toList();
    }
}
