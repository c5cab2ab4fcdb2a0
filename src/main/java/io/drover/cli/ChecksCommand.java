package io.drover.cli;

import io.drover.cli.http.Catalogue;
import io.drover.cli.view.CatalogueView;
import io.drover.json.Json;
import io.drover.model.CatalogueEntry;
import io.drover.model.CheckId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "checks", description = "List every check: what it asks, what it protects, what helps.")
final class ChecksCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "CHECK", arity = "0..1", description = "Show this one in full.")
    Optional<CheckId> check;

    ChecksCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var answer = session.api().catalogue();
            var all = answer.as(Catalogue.class).checks();
            if (check.isPresent()) {
                show(named(check.get(), all));
            } else if (context.isJson()) {
                context.console().text(answer.json());
            } else {
                context.console().data(CatalogueView.of(all));
            }
            return ExitCode.OK.number();
        }
    }

    private void show(CatalogueEntry entry) {
        if (context.isJson()) {
            context.console().text(Json.write(entry));
        } else {
            context.console().data(CatalogueView.full(entry));
        }
    }

    private static CatalogueEntry named(CheckId id, List<CatalogueEntry> all) {
        return all.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ExitCode.NOT_FOUND,
                        "there is no check '" + id + "'; there are: "
                                + all.stream().map(entry -> entry.id().value()).collect(Collectors.joining(", "))));
    }
}
