package io.drover.cli;

import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "home",
        description =
                "Bring back to a host, live, the guests that drains moved off it, as far as the journal remembers.")
final class HomeCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "HOST", description = "The host that they came from; uncordon it first.")
    HostName host;

    @Mixin
    MoveOptions options;

    HomeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            return new Undertaking(context, session, options)
                    .carryOut(this::isFor, wish -> session.api().planHome(host, wish), () -> {})
                    .number();
        }
    }

    private boolean isFor(Run run) {
        var purpose = run.plan().purpose();
        return purpose.kind() == Plan.Purpose.Kind.HOME && purpose.hosts().contains(host);
    }
}
