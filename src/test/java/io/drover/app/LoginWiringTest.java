package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.cli.CommandException;
import io.drover.cli.Doctor.Diagnosis;
import io.drover.cli.ExitCode;
import io.drover.cli.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins to Dom0s as the configuration asks for them. */
class LoginWiringTest {
    @TempDir
    private Path directory;

    private Target configured(int port) throws IOException {
        var text = """
                hosts:
                  - name: xen1
                    uri: xen+tcp://127.0.0.1:%d/system
                    peer-uri: xen+tcp://192.0.2.1/system
                    ssh: ssh://127.0.0.1:%d
                    ssh-key: %s
                    ssh-known-hosts: %s
                journal: {path: %s}
                """.formatted(
                port, port, directory.resolve("id"), directory.resolve("known_hosts"), directory.resolve("journal.db"));
        return new Target.Configured(Files.writeString(directory.resolve("drover.yaml"), text));
    }

    @Test
    void aMissingKeyIsAnErrorAtTheStartThatNamesIt() throws IOException {
        // Given
        var target = configured(1);
        // When
        assertThatThrownBy(() -> new Servers().start(target, ListeningChoice.PRIVATE))
                // Then
                .isInstanceOfSatisfying(
                        CommandException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("host xen1: there is no private key " + directory.resolve("id"));
    }

    @Test
    void hostsWithALoginAloneNeedNoLibvirt() throws Exception {
        // Given
        Files.writeString(directory.resolve("id"), privateKey());
        var text = """
                hosts:
                  - name: bsd1
                    ssh: ssh://127.0.0.1:%d
                    ssh-key: %s
                    migration-uri: tcp://192.0.2.1
                journal: {path: %s}
                """.formatted(freePort(), directory.resolve("id"), directory.resolve("journal.db"));
        var target = new Target.Configured(Files.writeString(directory.resolve("drover.yaml"), text));
        // When
        var found = new Examination().examine(target);
        // Then
        assertThat(found).extracting(Diagnosis::subject).contains("host bsd1", "login to bsd1");
        assertThat(found).extracting(Diagnosis::subject).doesNotContain("libvirt library");
        assertThat(found)
                .filteredOn(diagnosis -> diagnosis.subject().equals("host bsd1"))
                .singleElement()
                .satisfies(host -> {
                    assertThat(host.seen()).contains("bsd1: connecting to root@127.0.0.1:", "refused");
                    assertThat(host.remedy().orElseThrow()).contains("xl info").doesNotContain("virsh");
                });
    }

    @Test
    void theDoctorTriesTheLoginOfEachHost() throws Exception {
        // Given
        Files.writeString(directory.resolve("id"), privateKey());
        var target = configured(freePort());
        // When
        var found = new Examination().examine(target);
        // Then
        Assumptions.assumeTrue(
                found.stream().noneMatch(diagnosis -> diagnosis.subject().equals("libvirt library")),
                "libvirt's client library is not installed");
        assertThat(found).extracting(Diagnosis::subject).contains("host xen1", "login to xen1");
        assertThat(found)
                .filteredOn(diagnosis -> diagnosis.subject().equals("login to xen1"))
                .singleElement()
                .satisfies(login -> {
                    assertThat(login.healthy()).isFalse();
                    assertThat(login.seen()).contains("xen1: connecting to root@127.0.0.1:", "refused");
                    assertThat(login.remedy()).isPresent();
                });
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String privateKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }
}
