package io.drover.cli;

import io.drover.cli.text.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Data to standard output, talk to standard error, each with colours where it is a terminal that may have them. */
final class Console {
    private final Terminal terminal;
    private final boolean colours;

    Console(Terminal terminal, boolean colours) {
        this.terminal = terminal;
        this.colours = colours;
    }

    void data(List<Line> lines) {
        lines.forEach(line ->
                terminal.out().println(line.print(colours && terminal.traits().showsData())));
        terminal.out().flush();
    }

    void text(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }

    /** One of many lines of data; whoever reads them need not wait for the last. */
    void line(String text) {
        terminal.out().println(text);
    }

    void say(String text) {
        say(List.of(Line.of(text)));
    }

    void say(List<Line> lines) {
        lines.forEach(line -> terminal.err().println(dress(line)));
        terminal.err().flush();
    }

    /** Writes control sequences and text as they are. */
    void raw(String text) {
        terminal.err().print(text);
        terminal.err().flush();
    }

    /** A line of talk as it is written. */
    String dress(Line line) {
        return line.print(colours && terminal.traits().showsTalk());
    }

    Terminal.Traits traits() {
        return terminal.traits();
    }

    /** Asks for a yes; anything else, the end of the input too, is a no. */
    boolean confirms(String question) {
        terminal.err().print(question + " [y/N] ");
        terminal.err().flush();
        try {
            var answer = terminal.in().readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
