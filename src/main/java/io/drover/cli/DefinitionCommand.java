package io.drover.cli;

import io.drover.cli.http.DefinitionList;
import io.drover.model.KeptDefinition;
import io.drover.model.RunId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "definition",
        description = "Print a guest's definition as its host kept it before a run moved it, without passwords.")
final class DefinitionCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run, as `drover runs` lists it.")
    RunId run;

    @Parameters(index = "1", paramLabel = "GUEST", description = "The guest, by name or UUID.")
    String guest;

    DefinitionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var answer = session.api().definitions(run);
            if (context.isJson()) {
                context.console().text(answer.json());
            } else {
                context.console()
                        .text(text(wanted(answer.as(DefinitionList.class).definitions())));
            }
            return ExitCode.OK.number();
        }
    }

    private KeptDefinition wanted(List<KeptDefinition> kept) {
        return kept.stream()
                .filter(each ->
                        each.name().equals(guest) || each.guest().toString().equalsIgnoreCase(guest))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.USAGE,
                        "run '" + run + "' began to move no guest '" + guest + "'; of these it kept definitions: "
                                + kept.stream().map(KeptDefinition::name).collect(Collectors.joining(", "))));
    }

    private static String text(KeptDefinition kept) {
        return kept.text()
                .asOptional()
                .orElseThrow(() -> new CommandException(
                        ExitCode.FAILED,
                        "the definition of " + kept.name() + " was not kept: "
                                + kept.text().basis()));
    }
}
