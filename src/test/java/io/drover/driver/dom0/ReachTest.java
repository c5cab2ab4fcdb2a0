package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Reach;
import io.drover.port.HostException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts see of the way from one host to another, with what a Dom0 may lack or have in the way. */
class ReachTest {
    private static final String[] PYTHONS = {
        "python3", "python3.13", "python3.12", "python3.11", "python3.10", "python3.9"
    };
    private static final HostName DESTINATION = new HostName("xen2");

    @TempDir
    private Path directory;

    private Optional<TwoDom0s> opened = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        opened = Optional.of(new TwoDom0s(directory));
    }

    @AfterEach
    void close() {
        hosts().close();
    }

    private TwoDom0s hosts() {
        return opened.orElseThrow();
    }

    private Reach reach(String... directories) throws HostException {
        return Objects.requireNonNull(TwoDom0s.answer(hosts().source().reach(Set.of(DESTINATION), Set.of(directories)))
                .get(DESTINATION));
    }

    @Test
    void perlDoesWhatPythonDoes() throws Exception {
        // Given
        hosts().one().without(PYTHONS);
        hosts().two().without(PYTHONS);
        // When
        var port = reach().migrationPort();
        // Then
        assertThat(port.asOptional()).as(port.basis()).contains(true);
    }

    @Test
    void aSourceCanConnectWithItsShell() throws Exception {
        // Given
        hosts().one().without(PYTHONS);
        hosts().one().without("perl");
        // When
        var port = reach().migrationPort();
        // Then
        assertThat(port.asOptional()).as(port.basis()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({"python3", "perl", "bash", "nc"})
    void aPortWhereNothingGetsThroughIsSaidWithWhatTheSourceSaw(String tool) throws Exception {
        // Given
        if (!tool.equals("python3")) {
            hosts().one().without(PYTHONS);
        }
        if (tool.equals("bash") || tool.equals("nc")) {
            hosts().one().without("perl");
        }
        if (tool.equals("nc")) {
            hosts().one().without("bash");
            hosts().one().program("nc", "echo 'nc: connect to x port 1 (tcp) failed: Connection refused' >&2; exit 1");
        }
        hosts().two().program("python3", "echo listening " + freePort());
        // When
        var port = reach().migrationPort();
        // Then
        assertThat(port.asOptional()).as(port.basis()).contains(false);
        assertThat(port.basis()).contains("xen1 connected to 127.0.0.1, port ", "Connection refused");
    }

    @Test
    void somebodyElseWhoAnswersDoesNotCount() throws Exception {
        // Given
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var greeter = new Thread(() -> greet(other), "greeter");
            greeter.start();
            hosts().two().program("python3", "echo listening " + other.getLocalPort());
            // When
            var port = reach().migrationPort();
            // Then
            assertThat(port.asOptional()).as(port.basis()).contains(false);
            assertThat(port.basis()).contains("somebody else answered");
            greeter.join();
        }
    }

    private static void greet(ServerSocket other) {
        try (var connection = other.accept()) {
            connection.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            throw new AssertionError(closed);
        }
    }

    @Test
    void aDestinationThatCannotListenIsUnknown() throws Exception {
        // Given
        hosts().two().without(PYTHONS);
        hosts().two().without("perl");
        // When
        var port = reach().migrationPort();
        // Then
        assertThat(port)
                .isEqualTo(Observed.unknown("xen2 has neither a python3 nor a perl that could listen for a trial"));
    }

    @Test
    void aSourceThatCannotConnectIsUnknown() throws Exception {
        // Given
        hosts().one().without(PYTHONS);
        hosts().one().without("perl", "bash", "nc");
        // When
        var port = reach().migrationPort();
        // Then
        assertThat(port.asOptional()).as(port.basis()).isEmpty();
        assertThat(port.basis()).contains("xen1 has no python3, perl, bash or nc");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void anAddressThatIsNotTheDestinationsOwnIsNoWay(boolean withPython, @TempDir Path elsewhere) throws Exception {
        // Given
        hosts().close();
        opened = Optional.of(new TwoDom0s(elsewhere, "192.0.2.1"));
        if (!withPython) {
            hosts().two().without(PYTHONS);
        }
        // When
        var port = reach().migrationPort();
        // Then
        assertThat(port.asOptional()).as(port.basis()).contains(false);
        assertThat(port.basis())
                .contains("xen2 cannot listen at its migration address 192.0.2.1: Cannot assign requested address");
    }

    @Test
    void aLoginIsTriedWithoutBeingAskedAnything() throws Exception {
        // Given
        hosts().one()
                .program("ssh", "echo \"$*\" > \"$HOME/asked\"; echo 'Permission denied (publickey).' >&2; exit 255");
        // When
        var reach = reach();
        // Then
        var login = reach.login();
        assertThat(reach.address()).isEqualTo("127.0.0.1");
        assertThat(login.asOptional()).contains(Reach.Login.DENIED);
        assertThat(login.basis()).contains("root@127.0.0.1 true' on xen1 said: Permission denied (publickey).");
        assertThat(hosts().one().home().resolve("asked"))
                .content()
                .contains("-o BatchMode=yes", "-o StrictHostKeyChecking=yes", "root@127.0.0.1 true");
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({"8972, 9000", "1472, 1500", "1400, 1400", "100, "})
    void theLargestPacketThatIsNotSplitIsFound(int largest, Integer mtu) throws Exception {
        // Given
        hosts().one().program("uname", "echo Linux");
        hosts().one().without("ip");
        hosts().one()
                .program(
                        "ping",
                        "while [ \"$1\" != -s ]; do [ \"$1\" = -M ] && strict=$2; shift; done;"
                                + " [ \"$strict\" = do ] && [ \"$2\" -le " + largest + " ]");
        // When
        var found = reach().pathMtu();
        // Then
        assertThat(found.asOptional()).as(found.basis()).isEqualTo(Optional.ofNullable(mtu));
    }

    @Test
    void freeBsdIsAskedInItsOwnWords() throws Exception {
        // Given
        hosts().one().program("uname", "echo FreeBSD");
        hosts().one().program("route", "printf '   route to: x\\n  interface: ixl0\\n'");
        hosts().one().program("ifconfig", "echo \"$1: flags=8863<UP> metric 0 mtu 1500\"");
        hosts().one().program("ping", "case \"$*\" in *'-D -s 1472 '* | *'-D -s 56 '*) exit 0 ;; esac; exit 2");
        // When
        var found = reach().pathMtu();
        // Then
        assertThat(found.asOptional()).as(found.basis()).contains(1500);
    }

    @Test
    void silenceOfPingIsNoFinding() throws Exception {
        // When
        var found = reach().pathMtu();
        // Then
        assertThat(found.asOptional()).isEmpty();
        assertThat(found.basis()).contains("ping from xen1 to 127.0.0.1", "firewalls");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
