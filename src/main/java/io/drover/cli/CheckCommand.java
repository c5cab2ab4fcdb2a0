package io.drover.cli;

import io.drover.cli.http.CheckResult;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.cli.view.FindingsView;
import io.drover.model.HostName;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "check", description = "Say whether a guest may move to a host, and why not. Nothing moves.")
final class CheckCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "GUEST", description = "The guest's name or UUID.")
    String guest;

    @Option(names = "--to", required = true, paramLabel = "HOST", description = "The destination.")
    HostName to;

    @Mixin
    PolicyOptions policy;

    CheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var answer = session.api().check(guest, to, policy.wish());
            var result = answer.as(CheckResult.class);
            if (context.isJson()) {
                context.console().text(answer.json());
            } else {
                context.console().data(FindingsView.all(result.findings()));
                context.console().data(List.of(verdict(result)));
            }
            return (result.allowed() ? ExitCode.OK : ExitCode.REFUSED).number();
        }
    }

    private Line verdict(CheckResult result) {
        return result.allowed()
                ? Line.of(guest + " may move to " + to + ".", Tone.GOOD)
                : Line.of(guest + " may not move to " + to + ".", Tone.BAD);
    }
}
