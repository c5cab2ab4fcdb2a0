package io.drover.cli;

import io.drover.cli.text.Line;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Runs commands in this process, with the streams in memory and the operator's Ctrl-C at hand. */
public final class Harness {
    private final Map<String, String> environment = new HashMap<>();
    private volatile Runnable ctrlC = () -> {};
    private final List<Target> served = new ArrayList<>();
    private final List<Target> opened = new ArrayList<>();
    private Terminal.Traits traits = Terminal.Traits.NONE;
    private String input = "";
    private Embedded embedded = target -> {
        opened.add(target);
        return CompletableFuture.failedFuture(new CommandException(ExitCode.UNAVAILABLE, "no server in this test"));
    };
    private List<Doctor.Diagnosis> diagnoses = List.of();
    private Archive archive = new NoArchive();

    private static final class NoArchive implements Archive {
        @Override
        public java.nio.file.Path of(Target target) {
            throw new CommandException(ExitCode.UNAVAILABLE, "no journal in this test");
        }

        @Override
        public Report verify(java.nio.file.Path file) {
            throw new CommandException(ExitCode.UNAVAILABLE, "no journal in this test");
        }

        @Override
        public Report export(java.nio.file.Path file, java.util.function.Consumer<String> line) {
            throw new CommandException(ExitCode.UNAVAILABLE, "no journal in this test");
        }
    }

    /** What a command left behind. */
    public record Result(int exit, String out, String err) {}

    /** Sets a variable of the environment. */
    public Harness with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Puts an operator before a terminal, who types this. */
    public Harness typing(String text) {
        traits = new Terminal.Traits(true, true, true, 120, 24);
        input = text;
        return this;
    }

    /** Gives the commands a way to start a server. */
    public Harness with(Embedded servers) {
        embedded = servers;
        return this;
    }

    /** Lets the doctor find this. */
    public Harness finding(Doctor.Diagnosis... found) {
        diagnoses = List.of(found);
        return this;
    }

    /** Presses Ctrl-C. */
    public void interrupt() {
        ctrlC.run();
    }

    /** What servers were started in this process for. */
    public List<Target> opened() {
        return opened;
    }

    /** What was served. */
    public List<Target> served() {
        return served;
    }

    /** Runs one command. */
    public Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(new StringReader(input)),
                traits);
        var surroundings = new Surroundings(
                terminal,
                environment,
                InstantSource.system(),
                this::register,
                () -> new String[] {"drover test"},
                new Surroundings.Hooks(embedded, this::serve, target -> diagnoses, archive));
        int exit = Commands.of(surroundings).execute(arguments);
        return new Result(exit, out.toString(), err.toString());
    }

    private Interrupts.Registration register(Runnable handler) {
        ctrlC = handler;
        return () -> ctrlC = () -> {};
    }

    private void serve(Target target, Optional<String> listen, java.util.function.Consumer<Line> talk) {
        served.add(target);
        talk.accept(Line.of("listening on " + listen.orElse("the configured address")));
    }
}
