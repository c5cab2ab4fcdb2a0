package io.drover.app;

import io.drover.cli.Interrupts;
import io.drover.cli.Service;
import io.drover.cli.Target;
import io.drover.cli.text.Line;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Serves until the process is told to end. Transfers under way go on between the hosts; the next start looks after them. */
final class UntilStopped implements Service {
    private final Servers servers;
    private final Interrupts signals;

    UntilStopped(Servers servers, Interrupts signals) {
        this.servers = servers;
        this.signals = signals;
    }

    @Override
    public void serve(Target target, Optional<String> listen, Consumer<Line> talk) {
        ListeningChoice choice = listen.map(Addresses::listening)
                .map(given -> (ListeningChoice) configured -> given)
                .orElse(ListeningChoice.CONFIGURED);
        CountDownLatch stopped = new CountDownLatch(1);
        try (Interrupts.Registration registered = signals.handle(stopped::countDown);
                RunningServer server = servers.start(target, choice)) {
            talk.accept(Line.of("Drover serves at " + server.uri() + "; " + registered + " ends it."));
            stopped.await();
            talk.accept(Line.of(
                    "Drover ends. Transfers under way go on between the hosts, and the next start settles them."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
