package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.view.AccountView;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Run;
import io.drover.model.UpgradePlan;
import java.util.function.Predicate;

/** What became of a run, for people, for programs and for scripts. */
final class Account {
    private Account() {}

    /** Writes it as data. */
    static void write(Context context, Answer run) {
        if (context.isJson()) {
            context.console().text(run.json());
        } else {
            context.console().data(AccountView.of(run.as(Run.class)));
        }
    }

    /** A run that goes on again is followed until it is settled, or left to the operator again. */
    static Answer toItsEnd(Context context, Session session, Answer run) {
        return until(context, session, run, now -> now.closed().isPresent());
    }

    /** A run is followed until that is so, or it ends. */
    static Answer until(Context context, Session session, Answer run, Predicate<Run> reached) {
        if (run.as(Run.class).closed().isPresent() || reached.test(run.as(Run.class))) {
            return run;
        }
        try (var follower = new Follower(session.api(), context.surroundings(), Display.on(context.console()))) {
            return follower.follow(() -> run, reached);
        }
    }

    /** What a plan's end would be, if all goes well. */
    static ExitCode foresee(Plan plan) {
        if (plan.stranded().isEmpty()) {
            return ExitCode.OK;
        }
        return plan.moves().isEmpty() ? ExitCode.REFUSED : ExitCode.PARTIAL;
    }

    /** What an upgrade's end would be, if all goes well. */
    static ExitCode foresee(UpgradePlan plan) {
        return plan.isComplete() ? ExitCode.OK : ExitCode.PARTIAL;
    }

    /** What a run's end means to a script; one that is under way is no failure. */
    static ExitCode ending(Run run) {
        if (run.closed().isEmpty()) {
            return ExitCode.OK;
        }
        return switch (run.closed().get().outcome()) {
            case DONE -> foresee(run.plan());
            case PARTIAL, CANCELLED -> ExitCode.PARTIAL;
            case UNKNOWN -> ExitCode.UNKNOWN;
            case FAILED ->
                run.migrations().stream().allMatch(migration -> migration.phase() == Phase.REFUSED)
                        ? ExitCode.REFUSED
                        : ExitCode.FAILED;
        };
    }
}
