package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.model.CheckId;
import io.drover.model.HostName;
import io.drover.model.Policy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final String ONE_HOST = "hosts: [{name: xen1, uri: xen+tls://10.0.0.1/system}]\n";

    @Test
    void limitsHaveDefaults() {
        assertThat(parse(ONE_HOST).limits()).isEqualTo(new LimitsSection(10, 1, 128, Optional.empty(), false));
    }

    @Test
    void limitsAreRead() {
        var limits = "limits: {per-source: 2, per-destination: 3, per-run: 4, vcpus-per-thread: 1.5, reserve: true}";
        assertThat(parse(ONE_HOST + limits).limits()).isEqualTo(new LimitsSection(2, 3, 4, Optional.of(1.5), true));
    }

    @Test
    void theServerHasDefaults() {
        assertThat(parse(ONE_HOST).server()).isEqualTo(new ServerSection("127.0.0.1", 8470, Set.of()));
    }

    @Test
    void theServerIsRead() {
        assertThat(parse(ONE_HOST + "server: {bind: '::1', port: 0, names: [Drover.example]}")
                        .server())
                .isEqualTo(new ServerSection("::1", 0, Set.of("drover.example")));
    }

    @Test
    void theJournalHasDefaults() {
        assertThat(parse(ONE_HOST).journal())
                .isEqualTo(new JournalSection(Path.of("/var/lib/drover/journal.db"), 8L << 30, 1_000, 400));
    }

    @Test
    void theJournalIsRead() {
        assertThat(parse(ONE_HOST + "journal: {path: /srv/j.db, max-size: 1.5 MiB, keep-runs: 7, keep-days: 30}")
                        .journal())
                .isEqualTo(new JournalSection(Path.of("/srv/j.db"), 3L << 19, 7, 30));
    }

    @Test
    void checksHaveDefaults() {
        assertThat(parse(ONE_HOST).checks()).isEqualTo(new CheckSection(Set.of()));
    }

    @Test
    void checksAreRead() {
        assertThat(parse(ONE_HOST + "checks: {accept-unknown: [guest.disks, guest.cdrom]}")
                        .checks())
                .isEqualTo(new CheckSection(Set.of(new CheckId("guest.disks"), new CheckId("guest.cdrom"))));
    }

    @Test
    void runsHaveDefaults() {
        assertThat(parse(ONE_HOST).runs())
                .isEqualTo(new RunSection(Policy.OnFailure.CONTINUE, 2, Duration.ofSeconds(30)));
        assertThat(parse(ONE_HOST).policy()).isEqualTo(Policy.STANDARD);
    }

    @Test
    void runsAreRead() {
        assertThat(parse(ONE_HOST + "runs: {on-failure: stop, retries: 0, retry-after: 5s}")
                        .runs())
                .isEqualTo(new RunSection(Policy.OnFailure.STOP, 0, Duration.ofSeconds(5)));
    }

    @Test
    void aHostHasDefaults() {
        assertThat(parse("hosts: [{name: xen1, uri: xen+ssh://root@xen1.example/system}]")
                        .hosts())
                .containsExactly(new HostEntry(
                        new HostName("xen1"),
                        Optional.of(new LibvirtEntry(
                                URI.create("xen+ssh://root@xen1.example/system"),
                                URI.create("xen+ssh://root@xen1.example/system"),
                                true,
                                Optional.empty())),
                        URI.create("tcp://xen1.example"),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void aHostIsRead() {
        // Given
        var text = """
                hosts:
                  - name: xen1
                    uri: xen+tcp://127.0.1.1/system
                    peer-uri: xen+tcp://192.168.77.1/system
                    migration-uri: tcp://192.168.78.1
                    link-speed: 9 Mb/s
                    shadow-paging: true
                    ssh: ssh://drover@xen1.example:2222
                    ssh-key: /etc/drover/id_ed25519
                    ssh-known-hosts: /etc/drover/known_hosts
                """;
        // When
        var hosts = parse(text).hosts();
        // Then
        assertThat(hosts)
                .containsExactly(new HostEntry(
                        new HostName("xen1"),
                        Optional.of(new LibvirtEntry(
                                URI.create("xen+tcp://127.0.1.1/system"),
                                URI.create("xen+tcp://192.168.77.1/system"),
                                true,
                                Optional.of(true))),
                        URI.create("tcp://192.168.78.1"),
                        Optional.of(1L << 20),
                        Optional.of(new LoginEntry(
                                "drover",
                                "xen1.example",
                                2222,
                                Path.of("/etc/drover/id_ed25519"),
                                Optional.of(Path.of("/etc/drover/known_hosts"))))));
    }

    @ParameterizedTest
    @CsvSource({"'uri: xen+tls://a/system', true", "'uri: xen+tls://a/system, peer-to-peer: false', false"})
    void aHostIsForItsPeersToReachUnlessItSaysOtherwise(String fields, boolean peerToPeer) {
        // When
        var host = parse("hosts: [{name: x, " + fields + "}]").hosts().get(0);
        // Then
        assertThat(host.libvirt().map(LibvirtEntry::peerToPeer)).contains(peerToPeer);
    }

    @Test
    void aHostMayHaveALoginAlone() {
        // Given
        var text = "hosts: [{name: bsd1, ssh: 'ssh://bsd1.example', ssh-key: /k, link-speed: 9 Mb/s}]";
        // When
        var hosts = parse(text).hosts();
        // Then
        assertThat(hosts)
                .containsExactly(new HostEntry(
                        new HostName("bsd1"),
                        Optional.empty(),
                        URI.create("tcp://bsd1.example"),
                        Optional.of(1L << 20),
                        Optional.of(new LoginEntry("root", "bsd1.example", 22, Path.of("/k"), Optional.empty()))));
        assertThat(hosts.get(0).peerAddress()).isEqualTo("bsd1.example");
    }

    @ParameterizedTest
    @CsvSource({
        "'ssh: ssh://127.0.1.5, migration-uri: tcp://10.0.0.5', 10.0.0.5",
        "'ssh: ssh://[fd00::5], ssh-known-hosts: /n', [fd00::5]",
        "'ssh: ssh://a, uri: xen:///system, peer-uri: xen+tls://b/system', b",
        "'ssh: ssh://a, uri: xen:///system, peer-to-peer: false, migration-uri: tcp://c', c",
        "'ssh: ssh://a, uri: xen+tls://b/system, peer-to-peer: false', b",
    })
    void theOtherHostsReachAHostWhereItSays(String fields, String address) {
        // When
        var host = parse("hosts: [{name: x, ssh-key: /k, " + fields.replace("ssh://[fd00::5]", "'ssh://[fd00::5]'")
                        + "}]")
                .hosts()
                .get(0);
        // Then
        assertThat(host.peerAddress()).isEqualTo(address);
        assertThat(host.migrationUri()).hasHost(address);
    }

    @Test
    void aLoginHasDefaults() {
        assertThat(parse("hosts: [{name: x, uri: xen+tls://a/system, ssh: 'ssh://[fd00::1]', ssh-key: /k}]")
                        .hosts()
                        .get(0)
                        .login())
                .contains(new LoginEntry("root", "[fd00::1]", 22, Path.of("/k"), Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ssh: ssh://a | t.yaml:1: field 'hosts[0].ssh-key' is missing; with 'ssh' it must be an absolute path such as /etc/drover/id_ed25519",
                "ssh: ssh://a, ssh-key: k | field 'hosts[0].ssh-key' is 'k'; it must be an absolute path",
                "ssh: a, ssh-key: /k | field 'hosts[0].ssh' is 'a'; it must be a URI such as ssh://root@xen1.example",
                "ssh: 'https://a/', ssh-key: /k | field 'hosts[0].ssh' is 'https://a/'; it must be a URI such as ssh://root@xen1.example",
                "ssh: ssh://a/system, ssh-key: /k | field 'hosts[0].ssh' is 'ssh://a/system'; it must be a URI",
                "ssh: 'ssh://a b', ssh-key: /k | field 'hosts[0].ssh' is 'ssh://a b'; it must be a URI",
                "ssh: ssh://a, ssh-key: /k, ssh-known-hosts: k | field 'hosts[0].ssh-known-hosts' is 'k'; it must be an absolute path",
                "ssh-key: /k | field 'hosts[0].ssh-key' does nothing without 'ssh'",
                "ssh-known-hosts: /k | field 'hosts[0].ssh-known-hosts' does nothing without 'ssh'",
            })
    void aLoginThatIsNotRightIsRefused(String fields, String problem) {
        assertThatThrownBy(() -> parse("hosts: [{name: x, uri: xen+tls://a/system, " + fields + "}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aLoginsPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(() ->
                        parse("hosts: [{name: x, uri: xen+tls://a/system, ssh: 'ssh://root:secret@a', ssh-key: /k}]"))
                .hasMessageContaining("field 'hosts[0].ssh' has a password in it")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "limits: {per-source: zero} | t.yaml:2: field 'limits.per-source' is 'zero'; it must be a whole number from 1 to 1000",
                "limits: {per-source: 0} | field 'limits.per-source' is '0'",
                "limits: {per-sorce: 1} | there is no field 'limits.per-sorce'; the fields here are per-source, per-destination, per-run, vcpus-per-thread, reserve; did you mean 'per-source'?",
                "limits: 7 | field 'limits' is '7'; it must be fields",
                "limits: {per-run: [1]} | field 'limits.per-run' is a list; it must be a whole number",
                "limits: {per-run: 1, per-run: 2} | field 'limits.per-run' is given twice",
                "limit: {} | did you mean 'limits'?",
                "journal: {path: journal.db} | field 'journal.path' is 'journal.db'; it must be an absolute path",
                "journal: {max-size: 12} | field 'journal.max-size' is '12'; it must be a size such as 512 MiB",
                "server: {port: 65536} | field 'server.port' is '65536'; it must be a whole number from 0 to 65535",
                "server: {bind: } | field 'server.bind' is ''; it must be a text that is not empty",
                "checks: {accept-unknown: [Disks!]} | field 'checks.accept-unknown[0]' is 'Disks!'; it must be a check's name",
                "checks: {accept-unknown: guest.disks} | field 'checks.accept-unknown' is 'guest.disks'; it must be a list",
                "runs: {on-failure: shrug} | field 'runs.on-failure' is 'shrug'; it must be one of continue, stop",
                "runs: { | t.yaml:3: this is not YAML",
            })
    void aProblemNamesLineFieldValueAndWhatWouldBeRight(String line, String problem) {
        assertThatThrownBy(() -> parse(ONE_HOST + line + "\n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "uri: xen+tls://a/system | field 'hosts[0].name' is missing; it must be a host's name such as xen1",
                "name: x | field 'hosts[0].uri' is missing, and so is 'ssh'; give a host libvirt's URI such as xen+tls://xen1.example/system, or a login to its Dom0 such as ssh://root@xen1.example, or both",
                "name: x, ssh-key: /k | field 'hosts[0].uri' is missing, and so is 'ssh'",
                "name: x, ssh: ssh://a, ssh-key: /k, peer-uri: xen+tls://a/system | field 'hosts[0].peer-uri' does nothing without 'uri'",
                "name: x, ssh: ssh://a, ssh-key: /k, shadow-paging: true | field 'hosts[0].shadow-paging' does nothing without 'uri'",
                "name: x, ssh: ssh://a, ssh-key: /k, peer-to-peer: false | field 'hosts[0].peer-to-peer' does nothing without 'uri'",
                "name: x, uri: xen+tls://a/system, peer-to-peer: perhaps | field 'hosts[0].peer-to-peer' is 'perhaps'; it must be true or false",
                "name: x, uri: xen+tcp://127.0.1.1/system, peer-to-peer: false | field 'hosts[0].migration-uri' is missing; it is required as '127.0.1.1' leads",
                "name: x, uri: xen:///system, peer-to-peer: false | field 'hosts[0].migration-uri' is missing",
                "name: x, ssh: ssh://127.0.0.1, ssh-key: /k | field 'hosts[0].migration-uri' is missing; it is required as '127.0.0.1' leads the other hosts to themselves: it must be a URI such as tcp://10.0.0.1",
                "name: x, ssh: 'ssh://[::1]:22', ssh-key: /k | field 'hosts[0].migration-uri' is missing",
                "name: x, ssh: ssh://a, ssh-key: /k, migration-uri: tcp://127.0.0.1 | field 'hosts[0].migration-uri' is 'tcp://127.0.0.1', which leads",
                "name: x, ssh: ssh://a, ssh-key: /k, migration-uri: https://b | field 'hosts[0].migration-uri' is 'https://b'; it must be tcp:// and an address",
                "name: x, ssh: ssh://a | field 'hosts[0].ssh-key' is missing",
                "name: -x, uri: xen+tls://a/system | field 'hosts[0].name' is '-x'",
                "name: x, uri: qemu:///system | field 'hosts[0].uri' is 'qemu:///system'; it must be a URI of libvirt's Xen driver",
                "name: x, uri: 'xen+tls://a b/' | field 'hosts[0].uri' is 'xen+tls://a b/'; it must be a URI",
                "name: x, uri: xen:///system | field 'hosts[0].peer-uri' is missing; it is required",
                "name: x, uri: xen+tcp://127.0.1.1/system | field 'hosts[0].peer-uri' is missing; it is required",
                "name: x, uri: xen+tls://a/system, peer-uri: 'xen+tls://[::1]/system' | field 'hosts[0].peer-uri' is 'xen+tls://[::1]/system', which leads the other hosts to themselves",
                "name: x, uri: xen+tls://a/system, migration-uri: tcp://localhost | field 'hosts[0].migration-uri' is 'tcp://localhost', which leads",
                "name: x, uri: xen+tls://a/system, link-speed: 10 | field 'hosts[0].link-speed' is '10'; it must be a link's speed",
                "name: x, uri: xen+tls://a/system, link-speed: 10 GB/s | field 'hosts[0].link-speed' is '10 GB/s'",
                "name: x, uri: xen+tls://a/system, shadow-paging: maybe | field 'hosts[0].shadow-paging' is 'maybe'; it must be true or false",
            })
    void aHostThatIsNotRightIsRefused(String host, String problem) {
        assertThatThrownBy(() -> parse("hosts: [{" + host + "}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> parse("hosts: [{name: x, uri: 'xen+ssh://root:secret@a/system'}]"))
                .hasMessageContaining("has a password in it")
                .hasMessageNotContaining("secret");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        // Given
        var text =
                "hosts:\n- {name: a, uri: xen+tls://a/x}\n- {name: a, uri: xen+tls://b/x}\nlimits: {per-run: x}\nfoo: 1\n";
        // When
        var refused = catchThrowableOfType(ConfigException.class, () -> parse(text));
        // Then
        assertThat(refused.problems())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("t.yaml:3: field 'hosts[1].name' is 'a' again"),
                        second -> assertThat(second).startsWith("t.yaml:4: field 'limits.per-run'"),
                        third -> assertThat(third).startsWith("t.yaml:5: there is no field 'foo'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'' | the file is empty", "{} | lists no host", "hosts: [] | lists no host", "[] | must be fields"
            })
    void aFileWithoutHostsIsRefused(String text, String problem) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Configuration.load(Path.of("no/such/drover.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is no file no/such/drover.yaml; create it");
    }

    private static Configuration parse(String text) {
        return Configuration.parse("t.yaml", text);
    }
}
