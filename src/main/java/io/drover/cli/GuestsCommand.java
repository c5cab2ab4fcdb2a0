package io.drover.cli;

import io.drover.cli.view.GuestsView;
import io.drover.model.Fleet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "guests", description = "List the guests: host, state, type, memory.")
final class GuestsCommand implements Callable<Integer> {
    private final Context context;

    GuestsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            if (context.isJson()) {
                context.console().text(session.api().guests().json());
            } else {
                context.console().data(GuestsView.of(session.api().fleet().as(Fleet.class)));
            }
            return ExitCode.OK.number();
        }
    }
}
