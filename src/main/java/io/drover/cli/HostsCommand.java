package io.drover.cli;

import io.drover.cli.http.HostList;
import io.drover.cli.view.HostsView;
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
            var answer = session.api().hosts();
            if (context.isJson()) {
                context.console().text(answer.json());
            } else {
                context.console().data(HostsView.of(answer.as(HostList.class)));
            }
            return ExitCode.OK.number();
        }
    }
}
