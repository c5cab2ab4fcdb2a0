package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.Api;
import io.drover.cli.http.RunList;
import io.drover.cli.http.RunSummary;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reconcile",
        description = "Look at both hosts of every migration that was left open, and finish or undo it safely.")
final class ReconcileCommand implements Callable<Integer> {
    private static final int LOOK_BACK = 1000;

    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run; all that are unsettled if not given.")
    Optional<RunId> run;

    ReconcileCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var wanted = run.map(List::of).orElseGet(() -> unsettled(session.api()));
            if (wanted.isEmpty()) {
                context.console().say("Nothing is left to settle.");
            }
            var answers = wanted.stream().map(id -> reconcile(session, id)).toList();
            write(answers);
            return worst(answers.stream().map(answer -> answer.as(Run.class)).map(Account::ending))
                    .number();
        }
    }

    private static List<RunId> unsettled(Api api) {
        return api.runs(LOOK_BACK).as(RunList.class).runs().stream()
                .filter(RunSummary::isUnsettled)
                .map(RunSummary::id)
                .toList();
    }

    /** A run that the look reopened is followed until it is settled, or left to the operator again. */
    private Answer reconcile(Session session, RunId id) {
        return Account.toItsEnd(context, session, session.api().reconcile(id));
    }

    /** One run as the server tells it; of all that are unsettled, a list. */
    private void write(List<Answer> answers) {
        if (context.isJson() && run.isEmpty()) {
            context.console().text(answers.stream().map(Answer::json).collect(Collectors.joining(",", "[", "]")));
        } else {
            answers.forEach(answer -> Account.write(context, answer));
        }
    }

    private static ExitCode worst(Stream<ExitCode> codes) {
        return codes.max(ExitCode::compareTo).orElse(ExitCode.OK);
    }
}
