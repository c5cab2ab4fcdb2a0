package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.FixList;
import io.drover.model.Finding;
import io.drover.model.Fix;
import io.drover.model.Mending;
import io.drover.model.Plan;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --fix} does: the remedies that Drover can carry out itself, before guests move, and undone afterwards. */
final class Fixes {
    private final Console console;
    private final Session session;

    Fixes(Console console, Session session) {
        this.console = console;
        this.session = session;
    }

    /** The fixes that the findings which hold guests back offer. */
    static List<Fix> offered(Plan plan) {
        return offered(plan.stranded().stream()
                .flatMap(stranded -> stranded.reasons().values().stream())
                .flatMap(Collection::stream));
    }

    /** The fixes that findings offer. */
    static List<Fix> offered(Stream<Finding> findings) {
        return findings.filter(Finding::holds)
                .flatMap(finding -> finding.remedy().stream())
                .flatMap(remedy -> remedy.fix().stream())
                .distinct()
                .toList();
    }

    /** Carries fixes out, and says of each how that ended; then asks again. */
    Answer carryOut(List<Fix> fixes, Supplier<Answer> again) {
        var list = session.api().fix(fixes).as(FixList.class).fixes();
        var done = list.stream().filter(Mending::done).map(Mending::fix).collect(Collectors.toSet());
        fixes.forEach(fix -> console.say((done.contains(fix) ? "done: " : "could not be done: ") + fix.inWords()));
        return again.get();
    }

    /** Has undone what can be undone after a run, and says what cannot yet. */
    void settle() {
        session.api()
                .undoFixes()
                .as(FixList.class)
                .fixes()
                .forEach(mending -> console.say("not undone yet: "
                        + mending.fix().inWords() + "; `drover fixes --undo` undoes it once its guest is back"));
    }
}
