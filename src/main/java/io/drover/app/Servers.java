package io.drover.app;

import io.drover.api.ApiException;
import io.drover.cli.CommandException;
import io.drover.cli.Embedded;
import io.drover.cli.ExitCode;
import io.drover.cli.Target;
import io.drover.config.ConfigException;
import io.drover.driver.libvirt.LibvirtMissingException;
import io.drover.port.JournalException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Starts servers, and says in an operator's words why one cannot start. */
final class Servers implements Embedded {

    @Override
    public Future<Server> open(Target target) {
        return CompletableFuture.supplyAsync(() -> start(target, ListeningChoice.PRIVATE));
    }

    RunningServer start(Target target, ListeningChoice choice) {
        try {
            return RunningServer.start(target, choice);
        } catch (ConfigException e) {
            throw new CommandException(ExitCode.USAGE, String.valueOf(e.getMessage()));
        } catch (LibvirtMissingException | JournalException | ApiException e) {
            throw new CommandException(ExitCode.UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "the configuration cannot be used: " + e.getMessage());
        }
    }
}
