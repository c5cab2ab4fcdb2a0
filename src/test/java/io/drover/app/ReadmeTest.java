package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The README's marked examples, run against the simulated fleet. What varies from run to run (times, sizes, identities, the
 * width of columns) is compared by its kind; {@code ...} stands for any lines.
 */
class ReadmeTest {
    private static final Pattern BLOCK = Pattern.compile("<!-- tested -->\n```console\n(.*?)```", Pattern.DOTALL);
    private static final String PROMPT = "$ drover ";
    private static final String ANY_LINES = "...";

    private record Example(String command, List<String> expected) {
        @Override
        public String toString() {
            return command;
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleShowsWhatReallyHappens(Example example) {
        // Given
        var written = new StringWriter();
        var writer = new PrintWriter(written, true);
        var terminal = new Terminal(writer, writer, new BufferedReader(new StringReader("")), Terminal.Traits.NONE);
        // When
        Main.commandLine(terminal).execute(example.command().split(" "));
        // Then
        var shape = shape(written.toString());
        assertThat(shape).matches(pattern(example.expected()));
    }

    static Stream<Example> examples() throws IOException {
        var examples = new ArrayList<Example>();
        var blocks = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (blocks.find()) {
            for (var line : blocks.group(1).split("\n", -1)) {
                if (line.startsWith(PROMPT)) {
                    examples.add(new Example(line.substring(PROMPT.length()), new ArrayList<>()));
                } else if (!line.isEmpty()) {
                    examples.get(examples.size() - 1).expected().add(line);
                }
            }
        }
        return examples.stream();
    }

    private static String shape(String text) {
        return text.replaceAll("\\b\\d{8}-\\d{4}-[a-z0-9]{6}\\b", "RUN")
                .replaceAll("\\b\\d+(\\.\\d+)? ([KMGT]i)?B\\b", "SIZE")
                .replaceAll("\\b(\\d+h\\d\\dm|\\d+m\\d\\ds|\\d+(\\.\\d+)? ?m?s)\\b", "TIME")
                .replaceAll(" +", " ");
    }

    private static Pattern pattern(List<String> expected) {
        var pattern = new StringBuilder();
        for (var line : expected) {
            pattern.append(line.equals(ANY_LINES) ? "(.*\n)*" : Pattern.quote(shape(line)) + " *\n");
        }
        return Pattern.compile(pattern.toString());
    }
}
