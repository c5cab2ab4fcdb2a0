package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HourglassTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Hourglass on(boolean terminal) {
        var traits = new Terminal.Traits(false, false, terminal, 80, 24);
        var streams = new Terminal(
                new PrintWriter(out), new PrintWriter(err), new BufferedReader(Reader.nullReader()), traits);
        return new Hourglass(new Console(streams, false));
    }

    private static void turn(Hourglass hourglass, int seconds) {
        IntStream.rangeClosed(1, seconds)
                .forEach(second -> hourglass.goesOn("Asking the hosts", Duration.ofSeconds(second)));
        hourglass.ends();
    }

    @Test
    void aTerminalShowsOneLineThatIsGoneInTheEnd() {
        // When
        turn(on(true), 2);
        // Then
        assertThat(err)
                .hasToString(
                        "\r\u001b[2KAsking the hosts: 1.0s so far\r\u001b[2KAsking the hosts: 2.0s so far\r\u001b[2K");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aFileGetsALineAfterTenSecondsAndThenFewer() {
        // When
        turn(on(false), 100);
        // Then
        assertThat(err.toString().lines())
                .containsExactly(
                        "Asking the hosts: 10s so far",
                        "Asking the hosts: 30s so far",
                        "Asking the hosts: 1m30s so far");
    }

    @Test
    void whatIsAnsweredWithinASecondIsNotSpokenOf() {
        // When
        turn(on(true), 0);
        // Then
        assertThat(err.toString()).isEmpty();
    }

    /** It is there when it is asked for the third time. */
    private static final class Late extends CompletableFuture<String> {
        private int asked;

        @Override
        public String get(long timeout, TimeUnit unit) throws TimeoutException {
            if (++asked < 3) {
                throw new TimeoutException();
            }
            return "there";
        }
    }

    @Test
    void whatIsNotThereAtOnceIsSpokenOfEachSecondUntilItIs() throws Exception {
        // When
        var answer = on(true).until("Starting", new Late());
        // Then
        assertThat(answer).isEqualTo("there");
        assertThat(err).hasToString("\r\u001b[2KStarting: 1.0s so far\r\u001b[2KStarting: 2.0s so far\r\u001b[2K");
    }
}
