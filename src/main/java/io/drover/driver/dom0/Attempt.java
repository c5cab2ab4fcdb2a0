package io.drover.driver.dom0;

import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;

/** One attempt to connect and log in, with what was trusted and offered, so that a refusal can be told in an operator's words. */
final class Attempt {
    /** Where the client's callbacks find the attempt that a session belongs to. */
    static final AttributeKey<Attempt> KEY = new AttributeKey<>();

    private final Dom0Endpoint endpoint;
    private final KeyPair key;
    private final KnownHosts known;
    private final CompletableFuture<ClientSession> answer;
    private volatile Optional<PublicKey> refused = Optional.empty();

    private Attempt(Dom0Endpoint endpoint, KeyPair key, KnownHosts known, CompletableFuture<ClientSession> answer) {
        this.endpoint = endpoint;
        this.key = key;
        this.known = known;
        this.answer = answer;
    }

    /** Connects and logs in. Reads files and resolves a name, so not for a thread that must not block. */
    static void start(SshClient client, Dom0Endpoint endpoint, CompletableFuture<ClientSession> answer) {
        try {
            Dom0Endpoint.Login login = endpoint.login();
            KeyPair key = readKey(endpoint);
            KnownHosts known = readKnownHosts(endpoint);
            Attempt attempt = new Attempt(endpoint, key, known, answer);
            AttributeRepository context = AttributeRepository.ofKeyValuePair(KEY, attempt);
            client.connect(login.user(), login.address(), login.port(), context, null)
                    .addListener(attempt::connected);
        } catch (HostException refused) {
            answer.completeExceptionally(refused);
        } catch (IOException | RuntimeException e) {
            answer.completeExceptionally(Refusals.connecting(endpoint, e));
        }
    }

    private static KeyPair readKey(Dom0Endpoint endpoint) throws HostException {
        try {
            return KeyFile.read(endpoint.key());
        } catch (IOException e) {
            throw new HostException(Recourse.GIVE_UP, endpoint.host() + ": " + e.getMessage(), e);
        }
    }

    private static KnownHosts readKnownHosts(Dom0Endpoint endpoint) throws HostException {
        try {
            return KnownHosts.read(
                    endpoint.knownHosts(),
                    endpoint.login().address(),
                    endpoint.login().port());
        } catch (IOException e) {
            throw new HostException(
                    Recourse.GIVE_UP,
                    endpoint.host() + ": the known host keys in " + endpoint.knownHosts() + " cannot be read: "
                            + Stages.said(e),
                    e);
        }
    }

    private void connected(ConnectFuture connecting) {
        Throwable failure = connecting.getException();
        if (!connecting.isConnected()) {
            fail(failure == null ? new IOException("the attempt was cancelled") : failure);
            return;
        }
        ClientSession session = connecting.getSession();
        Stages.onEnd(answer, (done, failed) -> {
            if (failed != null) {
                session.close(true);
            }
        });
        session.addPublicKeyIdentity(key);
        try {
            session.auth().addListener(outcome -> loggedIn(session, outcome));
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void loggedIn(ClientSession session, AuthFuture outcome) {
        Throwable failure = outcome.getException();
        if (outcome.isSuccess()) {
            answer.complete(session);
        } else {
            fail(failure == null ? new IOException("the host let nobody in") : failure);
        }
    }

    private void fail(Throwable failure) {
        answer.completeExceptionally(refused.map(shown -> Refusals.hostKey(endpoint, known, shown))
                .orElseGet(() -> Refusals.loggingIn(endpoint, key, failure)));
    }

    /** Whether the host's key is trusted. */
    boolean accepts(PublicKey shown) {
        boolean trusted = known.of(shown) == KnownHosts.Answer.TRUSTED;
        if (!trusted) {
            refused = Optional.of(shown);
        }
        return trusted;
    }

    /** The types of the keys that are trusted. */
    Set<String> trustedTypes() {
        return known.types();
    }
}
