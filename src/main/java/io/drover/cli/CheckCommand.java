package io.drover.cli;

import io.drover.cli.http.Api;
import io.drover.cli.http.CheckResult;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.cli.view.FindingsView;
import io.drover.cli.view.MatrixView;
import io.drover.model.CheckMatrix;
import io.drover.model.HostName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Say whether a guest may move to a host, or to any, and why not. Nothing moves.")
final class CheckCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "GUEST", description = "The guest's name or UUID.")
    String guest;

    @ArgGroup(multiplicity = "1")
    Where where = new Where();

    @Mixin
    PolicyOptions policy;

    /** One host or all of them. */
    static final class Where {
        @Option(names = "--to", required = true, paramLabel = "HOST", description = "The destination.")
        Optional<HostName> to = Optional.empty();

        @Option(
                names = "--all-hosts",
                required = true,
                description = "Every other host at once, with all that holds the guest back.")
        boolean all;
    }

    CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var allowed = where.to.isPresent() ? one(session.api(), where.to.get()) : all(session.api());
            return (allowed ? ExitCode.OK : ExitCode.REFUSED).number();
        }
    }

    private boolean one(Api api, HostName to) {
        var answer = api.check(guest, to, policy.wish());
        var result = answer.as(CheckResult.class);
        if (context.isJson()) {
            context.console().text(answer.json());
        } else {
            context.console().data(FindingsView.all(result.findings()));
            context.console()
                    .data(List.of(
                            result.allowed()
                                    ? Line.of(guest + " may move to " + to + ".", Tone.GOOD)
                                    : Line.of(guest + " may not move to " + to + ".", Tone.BAD)));
        }
        return result.allowed();
    }

    private boolean all(Api api) {
        var answer = api.matrix(guest, policy.wish());
        var matrix = answer.as(CheckMatrix.class);
        var free = matrix.rows().stream().flatMap(row -> row.free().stream()).toList();
        if (context.isJson()) {
            context.console().text(answer.json());
        } else {
            context.console().data(MatrixView.of(matrix));
            context.console()
                    .data(List.of(
                            free.isEmpty()
                                    ? Line.of(guest + " may move nowhere.", Tone.BAD)
                                    : Line.of(guest + " may move to " + names(free) + ".", Tone.GOOD)));
        }
        return !free.isEmpty();
    }

    private static String names(List<HostName> hosts) {
        return hosts.stream().map(HostName::value).collect(Collectors.joining(", "));
    }
}
