package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Target;
import io.drover.cli.Terminal;
import io.drover.driver.dom0.FakeDom0;
import io.drover.driver.dom0.Keys;
import io.drover.driver.xl.RecordedXl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands against hosts that are configured with a login alone: all is shown and checked, and nothing moves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XlFleetTest {
    private final List<FakeDom0> hosts = new ArrayList<>();
    private final RunningServer server;

    XlFleetTest(@TempDir Path directory) throws IOException {
        var key = Keys.ed25519();
        var hostKey = Keys.ecdsa();
        for (String name : List.of("xen1", "xen2", "xen3")) {
            var host = new FakeDom0(name, directory, key, List.of(hostKey));
            // Nothing is to leave this machine, and the pretended hosts' addresses would.
            host.without("python3", "python3.13", "python3.12", "python3.11", "python3.10", "python3.9");
            host.without("perl", "bash", "nc");
            Files.createDirectories(host.real("/fleet/shared"));
            hosts.add(host);
        }
        RecordedXl.busy(hosts.get(0));
        RecordedXl.idle(hosts.get(1));
        hosts.get(2)
                .program(
                        "xl",
                        "echo 'xencall: error: Could not obtain handle on privileged command interface' >&2; exit 1");
        Files.createFile(hosts.get(0).real(RecordedXl.DISK));
        Keys.write(key, directory.resolve("id"));
        var known = new StringBuilder();
        hosts.forEach(host -> known.append(host.known(hostKey)));
        Files.writeString(directory.resolve("known_hosts"), known);
        var text = new StringBuilder("journal: {path: " + directory.resolve("journal.db") + "}\nhosts:\n");
        for (FakeDom0 host : hosts) {
            text.append(
                    "  - {name: %s, ssh: 'ssh://127.0.0.1:%d', migration-uri: 'tcp://192.0.2.%s', ssh-key: %s, ssh-known-hosts: %s}\n"
                            .formatted(
                                    host.name(),
                                    host.port(),
                                    host.name().value().substring(3),
                                    directory.resolve("id"),
                                    directory.resolve("known_hosts")));
        }
        var target = new Target.Configured(Files.writeString(directory.resolve("drover.yaml"), text));
        server = new Servers().start(target, ListeningChoice.PRIVATE);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
        for (FakeDom0 host : hosts) {
            host.close();
        }
    }

    private record Result(int exit, String out) {}

    private Result drover(String commandLine) {
        var out = new StringWriter();
        var writer = new PrintWriter(out, true);
        var terminal = new Terminal(writer, writer, new BufferedReader(Reader.nullReader()), Terminal.Traits.NONE);
        var arguments = new ArrayList<>(List.of(commandLine.split(" ")));
        arguments.addAll(List.of("--server", server.uri().toString()));
        return new Result(Main.commandLine(terminal).execute(arguments.toArray(String[]::new)), out.toString());
    }

    @ParameterizedTest(name = "drover {0} exits with {1} and says {2}")
    @CsvSource({
        "hosts, 0, xl 4.17.7",
        "guests, 0, running (------)",
        "check g1 --all-hosts, 3, 'Drover only looks at xen1, through xl'",
        "check g1 --to xen2, 3, pair.driver",
        "plan drain xen1, 3, 'Drover only looks at xen1, through xl'",
        "migrate g1 --to xen2 --yes, 3, pair.driver",
    })
    void aCommandSaysWhatIsThereAndThatNothingMoves(String commandLine, int exit, String said) {
        // When
        var result = drover(commandLine);
        // Then
        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        assertThat(result.out()).contains(said);
    }

    @Test
    void aHostIsExaminedByItself() {
        // When
        var result = drover("doctor xen1");
        // Then
        assertThat(result.out())
                .contains("host.xen", "host.libvirtd")
                .contains("xen1 runs Xen 4.17.7, and its Dom0 is scheduled");
    }

    @Test
    void aHostThatDoesNotRunXenYetIsExaminedByWhatItsDom0Tells() {
        // When
        var result = drover("doctor xen3");
        // Then
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out())
                .contains("host.reachable", "xen3 answers, but does not tell of a Xen under it")
                .contains("xl gets no answer on xen3")
                .contains("host.log-room", "not looked up: the toolstack of xen3 did not answer");
    }
}
