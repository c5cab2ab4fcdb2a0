package io.drover.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** This process's standard streams. Java alone cannot tell which of them are terminals, so the operating system is asked. */
public final class ProcessTerminal {
    private static final Terminal.Traits CLASSIC = new Terminal.Traits(true, true, true, 80, 24);
    private static final int SMALLEST = 20;

    private ProcessTerminal() {}

    /** The standard streams with what they are. */
    public static Terminal open() {
        return new Terminal(
                writer(new FileOutputStream(FileDescriptor.out)),
                writer(new FileOutputStream(FileDescriptor.err)),
                new BufferedReader(
                        new InputStreamReader(new FileInputStream(FileDescriptor.in), Charset.defaultCharset())),
                traits());
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
    }

    private static Terminal.Traits traits() {
        boolean in = isTerminal(0);
        boolean out = isTerminal(1);
        boolean err = isTerminal(2);
        var size = in || out || err ? size() : CLASSIC;
        return new Terminal.Traits(in && err, out, err, size.columns(), size.rows());
    }

    /** Linux shows what a descriptor is; elsewhere {@code test -t} of POSIX tells, in a process that has our streams. */
    private static boolean isTerminal(int descriptor) {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return testSaysTerminal(descriptor);
        }
    }

    private static boolean testSaysTerminal(int descriptor) {
        try {
            var test = new ProcessBuilder("test", "-t", String.valueOf(descriptor))
                    .inheritIO()
                    .start();
            return test.waitFor(1, TimeUnit.SECONDS) && test.exitValue() == 0;
        } catch (IOException noTest) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks {@code stty size}, which prints rows and columns, POSIX's only way without native code. */
    private static Terminal.Traits size() {
        try {
            var stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Redirect.from(Path.of("/dev/tty").toFile()))
                    .redirectError(Redirect.DISCARD)
                    .start();
            try (var said = stty.inputReader()) {
                var line = said.readLine();
                boolean ended = stty.waitFor(1, TimeUnit.SECONDS);
                return line == null || !ended ? CLASSIC : parse(line);
            }
        } catch (IOException noStty) {
            return CLASSIC;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return CLASSIC;
        }
    }

    private static Terminal.Traits parse(String line) {
        var numbers = Stream.of(line.split(" ", -1))
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .toList();
        boolean usable = numbers.size() == 2 && numbers.get(0) > 3 && numbers.get(1) > SMALLEST;
        return usable ? new Terminal.Traits(true, true, true, numbers.get(1), numbers.get(0)) : CLASSIC;
    }
}
