package io.drover.cli;

import io.drover.cli.view.HostsView;
import io.drover.model.Fleet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "hosts", description = "List the hosts: state, versions, memory, guests.")
final class HostsCommand implements Callable<Integer> {
    private final Context context;

    HostsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            if (context.isJson()) {
                context.console().text(session.api().hosts().json());
            } else {
                context.console().data(HostsView.of(session.api().fleet().as(Fleet.class)));
            }
            return ExitCode.OK.number();
        }
    }
}
