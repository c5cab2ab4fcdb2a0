package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.PolicyWish;
import io.drover.cli.http.RunList;
import io.drover.cli.page.PlanPage;
import io.drover.cli.view.PlanView;
import io.drover.model.Fix;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A plan on its way to an account: shown, agreed to, started, followed. */
final class Undertaking {
    private final Context context;
    private final Console console;
    private final Session session;
    private final MoveOptions options;
    private final UnaryOperator<PolicyWish> more;
    private final Consumer<Plan> advice;

    Undertaking(Context context, Session session, MoveOptions options) {
        this(context, session, options, UnaryOperator.identity(), plan -> {});
    }

    /**
     * One whose command has options of its own that say what the run may do.
     *
     * @param advice says more of a plan that was shown
     */
    Undertaking(
            Context context,
            Session session,
            MoveOptions options,
            UnaryOperator<PolicyWish> more,
            Consumer<Plan> advice) {
        this.context = context;
        this.console = context.console();
        this.session = session;
        this.options = options;
        this.more = more;
        this.advice = advice;
    }

    /**
     * Shows a plan and, once agreed to, carries it out; with {@code --fix}, mends first what can be mended and plans again. A request
     * whose key led to a run before starts nothing, and follows that run.
     *
     * @param aim whether a run is for what is asked
     * @param planning asks for the plan, by what the options say
     * @param prepare what is to be done between the yes and the start
     */
    ExitCode carryOut(Predicate<Run> aim, Function<PolicyWish, Answer> planning, Runnable prepare) {
        var before = options.dryRun ? Optional.<Answer>empty() : options.key.flatMap(this::requested);
        return before.isPresent() ? followed(before.get(), aim) : carryOut(() -> planning.apply(wish()), prepare);
    }

    /** What the server shall hear of the options, at this moment. */
    private PolicyWish wish() {
        return more.apply(options.wish(context.surroundings().clock().instant()));
    }

    private Optional<Answer> requested(String key) {
        return session.api().runsRequestedWith(key).as(RunList.class).runs().stream()
                .findFirst()
                .map(run -> session.api().run(run.id()));
    }

    private ExitCode followed(Answer before, Predicate<Run> aim) {
        var run = before.as(Run.class);
        if (!aim.test(run)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--idempotency-key " + options.key.orElse("") + " was used for another request, which led to run "
                            + run.id(),
                    "Give a new key for each request, and the same one only to send the same again.");
        }
        console.say("This was asked for before, and led to run " + run.id() + ".");
        var end = Account.toItsEnd(context, session, before);
        Account.write(context, end);
        return Account.ending(end.as(Run.class));
    }

    private ExitCode carryOut(Supplier<Answer> planning, Runnable prepare) {
        var answer = planning.get();
        var fixes = options.fix ? Fixes.offered(answer.as(Plan.class)) : List.<Fix>of();
        if (options.dryRun) {
            show(console, context, answer);
            advice.accept(answer.as(Plan.class));
            fixes.forEach(fix -> console.say("--fix would " + fix.inWords()));
            return Account.foresee(answer.as(Plan.class));
        }
        console.say(PlanView.of(answer.as(Plan.class)));
        advice.accept(answer.as(Plan.class));
        fixes.forEach(fix -> console.say("--fix will " + fix.inWords()));
        refuseIfNothingCanMove(answer.as(Plan.class), fixes);
        agree();
        return fixes.isEmpty() ? start(answer, prepare) : start(mended(fixes, planning), prepare);
    }

    private Answer mended(List<Fix> fixes, Supplier<Answer> planning) {
        var answer = new Fixes(console, session).carryOut(fixes, planning);
        console.say(PlanView.of(answer.as(Plan.class)));
        return answer;
    }

    private static void refuseIfNothingCanMove(Plan plan, List<Fix> fixes) {
        if (plan.moves().isEmpty() && !plan.stranded().isEmpty() && fixes.isEmpty()) {
            throw new CommandException(ExitCode.REFUSED, "no guest can move", "Do what the findings above advise.");
        }
    }

    private ExitCode start(Answer answer, Runnable prepare) {
        var plan = answer.as(Plan.class);
        refuseIfNothingCanMove(plan, List.of());
        prepare.run();
        if (plan.moves().isEmpty()) {
            console.say("There is nothing to move.");
            return ExitCode.OK;
        }
        return follow(answer);
    }

    /** Writes a plan as data. */
    static void show(Console console, Context context, Answer answer) {
        switch (context.output()) {
            case JSON -> console.text(answer.json());
            case HTML -> console.text(PlanPage.of(answer.as(Plan.class)));
            case TABLE -> console.data(PlanView.of(answer.as(Plan.class)));
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
            var end = follower.follow(() -> session.api().start(plan, wish(), options.key));
            Account.write(context, end);
            if (options.fix) {
                new Fixes(console, session).settle();
            }
            var code = Account.ending(end.as(Run.class));
            return follower.isCancelled() && code != ExitCode.UNKNOWN ? ExitCode.INTERRUPTED : code;
        }
    }
}
