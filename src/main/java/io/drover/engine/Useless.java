package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Fix;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the facts that the state does not miss: told all facts in order, it notes the numbers of
 *
 * <ol>
 *   <li>every fact of a run that was forgotten;
 *   <li>a request with a key that was accepted so long ago that its key is forgotten;
 *   <li>a cordon or a fix that a later fact about the same host or fix replaces, the later one too if it ends the matter, and what says
 *       that runs were forgotten.
 * </ol>
 *
 * A fact that it does not know is not useless. Of a run apart, only what is older than the newest fact of a forgotten run goes, so
 * that clients who follow the events find no more gaps than needed.
 */
final class Useless {
    private final Map<RunId, List<Long>> runs = new HashMap<>();
    private final Map<Object, Long> newest = new HashMap<>();
    private final List<Long> replaced = new ArrayList<>();
    private final TreeSet<Long> forgotten = new TreeSet<>();
    private final Map<Long, String> keys = new HashMap<>();
    private AcceptedRequests requests = AcceptedRequests.NONE;

    void take(Recorded recorded) {
        Fact fact = recorded.fact();
        Optional<RunId> run = run(fact);
        if (run.isPresent()) {
            runs.computeIfAbsent(run.get(), first -> new ArrayList<>()).add(recorded.sequence());
        } else if (fact instanceof Fact.RequestAccepted accepted) {
            requests = requests.with(accepted, recorded.at());
            keys.put(recorded.sequence(), accepted.key());
        } else if (fact instanceof Fact.RunsForgotten told) {
            told.runs()
                    .forEach(id -> forgotten.addAll(
                            Optional.ofNullable(runs.remove(id)).orElse(List.of())));
            replaced.add(recorded.sequence());
        } else {
            subject(fact).ifPresent(subject -> replace(subject, recorded));
        }
    }

    private void replace(Object subject, Recorded recorded) {
        Optional.ofNullable(newest.remove(subject)).ifPresent(replaced::add);
        if (ends(recorded.fact())) {
            replaced.add(recorded.sequence());
        } else {
            newest.put(subject, recorded.sequence());
        }
    }

    /** The numbers of the facts that can be removed, in order; none while no run was forgotten. */
    List<Long> numbers() {
        TreeSet<Long> all = new TreeSet<>(forgotten);
        if (!forgotten.isEmpty()) {
            long horizon = forgotten.last();
            replaced.stream().filter(number -> number <= horizon).forEach(all::add);
            keys.forEach((number, key) -> {
                if (number <= horizon && requests.named(key).isEmpty()) {
                    all.add(number);
                }
            });
        }
        return List.copyOf(all);
    }

    private static Optional<RunId> run(Fact fact) {
        if (fact instanceof Fact.RunOpened opened) {
            return Optional.of(opened.run());
        }
        if (fact instanceof Fact.PhaseEntered entered) {
            return Optional.of(entered.migration().run());
        }
        if (fact instanceof Fact.DefinitionRead read) {
            return Optional.of(read.migration().run());
        }
        if (fact instanceof Fact.TransferMeasured measured) {
            return Optional.of(measured.migration().run());
        }
        if (fact instanceof Fact.CancelRequested cancel) {
            return Optional.of(cancel.run());
        }
        if (fact instanceof Fact.WindowEnded ended) {
            return Optional.of(ended.run());
        }
        if (fact instanceof Fact.ReplanWanted wanted) {
            return Optional.of(wanted.run());
        }
        if (fact instanceof Fact.RunReplanned again) {
            return Optional.of(again.run());
        }
        if (fact instanceof Fact.StepOrdered step) {
            return Optional.of(step.migration().run());
        }
        if (fact instanceof Fact.OperatorAnswered answered) {
            return Optional.of(answered.migration().run());
        }
        return fact instanceof Fact.RunClosed closed
                ? Optional.of(closed.run())
                : Detour.of(fact).map(detour -> detour.migration().run());
    }

    private static Optional<Object> subject(Fact fact) {
        if (fact instanceof Fact.HostCordoned cordoned) {
            return Optional.of(cordoned.host());
        }
        if (fact instanceof Fact.HostUncordoned uncordoned) {
            return Optional.of(uncordoned.host());
        }
        return fix(fact).map(fix -> fix);
    }

    private static Optional<Fix> fix(Fact fact) {
        if (fact instanceof Fact.FixOrdered ordered) {
            return Optional.of(ordered.fix());
        }
        if (fact instanceof Fact.FixDone done) {
            return Optional.of(done.fix());
        }
        if (fact instanceof Fact.FixFailed failed) {
            return Optional.of(failed.fix());
        }
        return fact instanceof Fact.FixUndone undone ? Optional.of(undone.fix()) : Optional.empty();
    }

    private static boolean ends(Fact fact) {
        return fact instanceof Fact.HostUncordoned || fact instanceof Fact.FixFailed || fact instanceof Fact.FixUndone;
    }
}
