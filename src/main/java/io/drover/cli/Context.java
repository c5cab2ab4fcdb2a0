package io.drover.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** What every command works with: the shared options, the console, and the way to a server. */
final class Context {
    private static final Path STANDARD_CONFIG = Path.of("/etc/drover/drover.yaml");

    private final Root root;
    private final Surroundings surroundings;

    Context(Root root, Surroundings surroundings) {
        this.root = root;
        this.surroundings = surroundings;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Console console() {
        boolean plain = root.noColor
                || !variable("NO_COLOR").orElse("").isEmpty()
                || variable("TERM").filter("dumb"::equals).isPresent();
        return new Console(surroundings.terminal(), !plain);
    }

    boolean isJson() {
        return root.output == Output.JSON;
    }

    Output output() {
        return root.output;
    }

    boolean isDebug() {
        return root.debug;
    }

    /** Opens a session with the server that the options or the environment name, or with an own one. */
    Session open() {
        return server().map(address -> Session.with(address, new Hourglass(console())))
                .orElseGet(() -> open(present(target())));
    }

    /** Opens a session with a server of our own. */
    Session open(Target target) {
        var hourglass = new Hourglass(console());
        return Session.with(started(target, hourglass), hourglass);
    }

    /** A fleet may have a thousand hosts to read of, or to connect to. */
    private Embedded.Server started(Target target, Hourglass hourglass) {
        try {
            return hourglass.until("Starting", surroundings.hooks().embedded().open(target));
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException told ? told : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.UNAVAILABLE, "interrupted while starting", "Try again.");
        }
    }

    /** Whoever starts without any configuration needs to hear what there is to choose from. */
    private static Target present(Target target) {
        if (target.equals(new Target.Configured(STANDARD_CONFIG)) && !Files.exists(STANDARD_CONFIG)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "there is no configuration at " + STANDARD_CONFIG,
                    "Name one with --config FILE, or a server with --server URL, or try --fleet demo.");
        }
        return target;
    }

    /** What a server in this process would look after. An option weighs more than the environment. */
    Target target() {
        if (root.fleet.isPresent() && root.config.isPresent()) {
            throw new CommandException(ExitCode.USAGE, "--fleet and --config exclude each other", "Give one of them.");
        }
        if (root.fleet.isPresent()) {
            return simulated(1);
        }
        if (root.speed.isPresent()) {
            throw new CommandException(
                    ExitCode.USAGE, "--speed is for simulated fleets", "Give --fleet FILE or --fleet demo with it.");
        }
        return new Target.Configured(
                root.config.or(() -> variable("DROVER_CONFIG").map(Path::of)).orElse(STANDARD_CONFIG));
    }

    /** The simulated fleet of the options, the built-in one unless they name a file. */
    Target.Simulated simulated(double usualSpeed) {
        double speed = root.speed.orElse(usualSpeed);
        if (!(speed > 0 && speed <= 10_000)) {
            throw new CommandException(
                    ExitCode.USAGE, "--speed " + speed + " is not right", "Give more than 0 and at most 10000.");
        }
        return new Target.Simulated(
                root.fleet.filter(name -> !name.equals("demo")).map(Path::of), speed);
    }

    private Optional<URI> server() {
        boolean own = root.fleet.isPresent() || root.config.isPresent();
        if (root.server.isPresent() && own) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--server excludes --config and --fleet",
                    "A server has its own configuration; give one or the other.");
        }
        return own
                ? Optional.empty()
                : root.server
                        .or(() -> variable("DROVER_SERVER").map(this::address))
                        .map(this::checked);
    }

    private URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "DROVER_SERVER '" + text + "' is no URL",
                    "Give one such as http://127.0.0.1:8080.");
        }
    }

    private URI checked(URI server) {
        boolean http = "http".equals(server.getScheme()) || "https".equals(server.getScheme());
        if (!http || server.getHost() == null) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "server '" + server + "' is no http or https URL with a host",
                    "Give one such as http://127.0.0.1:8080.");
        }
        return server;
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(surroundings.environment().get(name)).filter(text -> !text.isEmpty());
    }
}
