package io.drover.cli;

import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "drain",
        description = "Cordon a host and move every guest off it, live. Guests that cannot move are told first.")
final class DrainCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "HOST", description = "The host to empty.")
    HostName host;

    @Option(names = "--no-cordon", description = "Leave the host open to new guests.")
    boolean open;

    @Mixin
    MoveOptions options;

    DrainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            return new Undertaking(context, session, options)
                    .carryOut(
                            this::isFor,
                            () -> session.api()
                                    .planDrain(
                                            host,
                                            options.wish(context.surroundings()
                                                    .clock()
                                                    .instant())),
                            () -> cordon(session))
                    .number();
        }
    }

    private boolean isFor(Run run) {
        var purpose = run.plan().purpose();
        return purpose.kind() == Plan.Purpose.Kind.DRAIN && purpose.host().equals(host);
    }

    private void cordon(Session session) {
        if (!open) {
            session.api().cordon(host, "drain");
            context.console().say(host + " is cordoned; `drover uncordon " + host + "` lets it take guests again.");
        }
    }
}
