package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.view.PlanView;
import io.drover.model.Plan;
import io.drover.model.Run;

/** A plan on its way to an account: shown, agreed to, started, followed. */
final class Undertaking {
    private final Context context;
    private final Console console;
    private final Session session;
    private final MoveOptions options;

    Undertaking(Context context, Session session, MoveOptions options) {
        this.context = context;
        this.console = context.console();
        this.session = session;
        this.options = options;
    }

    /**
     * Shows a plan and, once agreed to, carries it out.
     *
     * @param prepare what is to be done between the yes and the start
     */
    ExitCode carryOut(Answer answer, Runnable prepare) {
        var plan = answer.as(Plan.class);
        if (options.dryRun) {
            show(console, context, answer);
            return Account.foresee(plan);
        }
        console.say(PlanView.of(plan));
        if (plan.moves().isEmpty() && !plan.stranded().isEmpty()) {
            throw new CommandException(ExitCode.REFUSED, "no guest can move", "Do what the findings above advise.");
        }
        agree();
        prepare.run();
        if (plan.moves().isEmpty()) {
            console.say("There is nothing to move.");
            return ExitCode.OK;
        }
        return follow(answer);
    }

    /** Writes a plan as data. */
    static void show(Console console, Context context, Answer answer) {
        if (context.isJson()) {
            console.text(answer.json());
        } else {
            console.data(PlanView.of(answer.as(Plan.class)));
        }
    }

    private void agree() {
        if (options.yes) {
            return;
        }
        if (!console.traits().answers()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "nothing was started, since nobody is there to answer",
                    "Give --yes to do it without asking, or --dry-run to look only.");
        }
        if (!console.confirms("Start?")) {
            throw new CommandException(ExitCode.INTERRUPTED, "nothing was started");
        }
    }

    private ExitCode follow(Answer plan) {
        try (var follower = new Follower(session.api(), context.surroundings(), Display.on(console))) {
            var end = follower.follow(() -> session.api().start(plan, options.policy.wish()));
            Account.write(context, end);
            var code = Account.ending(end.as(Run.class));
            return follower.isCancelled() && code != ExitCode.UNKNOWN ? ExitCode.INTERRUPTED : code;
        }
    }
}
