package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.port.HostException.Recourse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import org.apache.sshd.client.config.hosts.KnownHostHashValue;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is logged in to, with what, and what is said when not. */
class LoginTest {
    @TempDir
    private Path directory;

    private Optional<OneDom0> opened = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        opened = Optional.of(new OneDom0(directory));
    }

    @AfterEach
    void close() throws IOException {
        world().close();
    }

    private OneDom0 world() {
        return opened.orElseThrow();
    }

    @Test
    void aKnownHostIsLoggedInTo() throws Exception {
        // Given
        var login = world().login();
        // When
        var facts = OneDom0.facts(login);
        // Then
        assertThat(facts.system().asOptional()).isPresent();
    }

    @Test
    void aHostIsAskedForTheKeyThatIsKnown() throws Exception {
        // Given
        Files.writeString(world().knownHosts(), world().host().known(world().otherHostKey()));
        // When
        var facts = OneDom0.facts(world().login());
        // Then
        assertThat(facts.system().asOptional()).isPresent();
    }

    @Test
    void anUnknownHostIsNotLoggedInToAndItsFileStaysAsItWas() throws Exception {
        // Given
        Files.writeString(world().knownHosts(), "# nobody\nnonsense\n@cert-authority * ssh-ed25519 AAAA\n");
        var before = Files.readString(world().knownHosts());
        // When
        var refusal = OneDom0.refusal(world().login());
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal)
                .hasMessageStartingWith(
                        "xen1: 127.0.0.1, port " + world().host().port() + ", showed the host key ")
                .hasMessageContaining(" SHA256:")
                .hasMessageContaining("which is not in " + world().knownHosts())
                .hasMessageContaining(
                        "ssh-keyscan -p " + world().host().port() + " 127.0.0.1 >> " + world().knownHosts());
        assertThat(world().knownHosts()).hasContent(before);
    }

    @Test
    void aMissingFileOfKnownHostsKnowsNobody() throws Exception {
        // Given
        Files.delete(world().knownHosts());
        // When
        var refusal = OneDom0.refusal(world().login());
        // Then
        assertThat(refusal).hasMessageContaining("which is not in " + world().knownHosts());
        assertThat(world().knownHosts()).doesNotExist();
    }

    @Test
    void aHostWhoseKeyChangedIsNotLoggedInTo() throws Exception {
        // Given
        var former = Keys.ecdsa();
        Files.writeString(world().knownHosts(), world().host().known(former));
        // When
        var refusal = OneDom0.refusal(world().login());
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal)
                .hasMessageContaining(KnownHosts.fingerprint(world().hostKey().getPublic()))
                .hasMessageContaining("knows another one: " + KnownHosts.fingerprint(former.getPublic()))
                .hasMessageContaining("ssh-keygen -f " + world().knownHosts() + " -R '[127.0.0.1]:"
                        + world().host().port() + "'");
    }

    @Test
    void aHashedNameIsKnown() throws Exception {
        // Given
        var digest = KnownHostHashValue.DEFAULT_DIGEST;
        byte[] salt = new byte[20];
        byte[] hash = KnownHostHashValue.calculateHashValue(
                "127.0.0.1", world().host().port(), digest, salt);
        var name = KnownHostHashValue.append(new StringBuilder(), digest, salt, hash);
        var key = PublicKeyEntry.toString(world().hostKey().getPublic());
        Files.writeString(world().knownHosts(), name + " " + key + "\n");
        // When
        var facts = OneDom0.facts(world().login());
        // Then
        assertThat(facts.system().asOptional()).isPresent();
    }

    @Test
    void aKeyThatIsKnownForAnotherPortIsNotTrusted() throws Exception {
        // Given
        var key = PublicKeyEntry.toString(world().hostKey().getPublic());
        Files.writeString(world().knownHosts(), "127.0.0.1 " + key + "\n[127.0.0.1]:1 " + key + "\n");
        // When
        var refusal = OneDom0.refusal(world().login());
        // Then
        assertThat(refusal).hasMessageContaining("which is not in " + world().knownHosts());
    }

    @Test
    void aRevokedKeyIsNotTrustedThoughItIsKnown() throws Exception {
        // Given
        var known = world().host().known(world().hostKey());
        Files.writeString(world().knownHosts(), known + "@revoked " + known);
        // When
        var refusal = OneDom0.refusal(world().login());
        // Then
        assertThat(refusal).hasMessageContaining("calls revoked");
    }

    @Test
    void aKeyThatTheHostDoesNotLetInIsNamedWithTheCommandThatLetsItIn() throws Exception {
        // Given
        var stranger = Keys.ecdsa();
        Keys.write(stranger, world().keyFile());
        // When
        var refusal = OneDom0.refusal(world().login());
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal)
                .hasMessageContaining("does not let the key " + world().keyFile() + " in ("
                        + KnownHosts.fingerprint(stranger.getPublic()))
                .hasMessageContaining("ssh-copy-id -i " + world().keyFile() + " -p "
                        + world().host().port() + " root@127.0.0.1");
    }

    @Test
    void aMissingKeyIsAnErrorAtTheStartThatNamesIt() throws Exception {
        // Given
        Files.delete(world().keyFile());
        // When
        assertThatThrownBy(() -> world().login())
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host xen1: there is no private key " + world().keyFile())
                .hasMessageContaining("ssh-keygen -t ed25519");
    }

    @Test
    void aKeyWithAPassphraseIsAnErrorAtTheStartThatShowsNothingOfIt() throws Exception {
        // Given
        Keys.writeLocked(world().key(), world().keyFile(), "open sesame");
        // When
        assertThatThrownBy(() -> world().login())
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(world().keyFile() + " holds no private key that can be used")
                .hasMessageContaining("without a passphrase");
    }

    @Test
    void aFileThatIsNoKeyIsAnErrorAtTheStart() throws Exception {
        // Given
        Files.writeString(world().keyFile(), "-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n");
        // When
        assertThatThrownBy(() -> world().login())
                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no private key")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aKeyInPemIsRead() throws Exception {
        // Given
        var key = Keys.rsa();
        Path file = Files.writeString(directory.resolve("pem"), pem(key.getPrivate()));
        // When
        var read = KeyFile.read(file);
        // Then
        assertThat(read.getPublic()).isEqualTo(key.getPublic());
    }

    private static String pem(PrivateKey key) {
        var text = new StringWriter();
        text.append("-----BEGIN PRIVATE KEY-----\n");
        text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()));
        return text.append("\n-----END PRIVATE KEY-----\n").toString();
    }
}
