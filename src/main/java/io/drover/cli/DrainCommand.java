package io.drover.cli;

import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "drain",
        description = "Cordon hosts and move every guest off them, live. Guests that cannot move are told first.")
final class DrainCommand implements Callable<Integer> {
    private final Context context;

    @Mixin
    DrainOptions drain;

    @Option(names = "--no-cordon", description = "Leave the hosts open to new guests.")
    boolean open;

    @Mixin
    MoveOptions options;

    DrainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            return new Undertaking(
                            context, session, options, drain::with, plan -> drain.advise(context.console(), plan))
                    .carryOut(this::isFor, wish -> drain.plan(session, wish), () -> cordon(session))
                    .number();
        }
    }

    private boolean isFor(Run run) {
        var purpose = run.plan().purpose();
        return purpose.kind() == Plan.Purpose.Kind.DRAIN
                && Set.copyOf(purpose.hosts()).equals(Set.copyOf(drain.hosts));
    }

    private void cordon(Session session) {
        if (!open) {
            drain.hosts.forEach(host -> cordon(session, host));
        }
    }

    private void cordon(Session session, HostName host) {
        session.api().cordon(host, "drain");
        context.console().say(host + " is cordoned; `drover uncordon " + host + "` lets it take guests again.");
    }
}
