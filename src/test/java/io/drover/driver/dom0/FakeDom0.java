package io.drover.driver.dom0;

import io.drover.model.HostName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.SshServer;

/**
 * A host on the loopback address: a real SSH server whose scripts a real {@code /bin/sh} runs on this machine. Its files under
 * {@code /fleet} are in a directory of its own, because the path is exchanged in what is sent to it and in what it says. Its
 * programs come first from a directory that the test fills.
 */
public final class FakeDom0 implements AutoCloseable {
    static final String ADDRESS = "127.0.0.1";
    private static final String FLEET = "/fleet";

    private final HostName name;
    private final Path root;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger scripts = new AtomicInteger();
    private volatile Answering answering = Answering.withShell();

    public FakeDom0(String name, Path parent, KeyPair allowed, List<KeyPair> hostKeys) throws IOException {
        this.name = new HostName(name);
        this.root = Files.createDirectories(parent.resolve(name));
        Files.createDirectories(root.resolve("bin"));
        Files.createDirectories(root.resolve("fleet"));
        server.setHost(ADDRESS);
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
        server.setPublickeyAuthenticator((user, key, session) -> key.equals(allowed.getPublic()));
        server.setCommandFactory((channel, command) -> new FakeShell(this, command));
        server.start();
        // A test never logs in for real, nor does it send a packet.
        program("ssh", "echo 'ssh: connect to host x port 22: Connection refused' >&2; exit 255");
        program("ping", "exit 1");
    }

    public HostName name() {
        return name;
    }

    public int port() {
        return server.getPort();
    }

    Dom0Endpoint endpoint(Path key, Path knownHosts) {
        return endpoint(key, knownHosts, ADDRESS);
    }

    Dom0Endpoint endpoint(Path key, Path knownHosts, String migrationAddress) {
        return new Dom0Endpoint(
                name, new Dom0Endpoint.Login("root", ADDRESS, port()), key, knownHosts, ADDRESS, migrationAddress);
    }

    /** A line for a file of known hosts. */
    public String known(KeyPair hostKey) {
        return "[" + ADDRESS + "]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
    }

    /** Where a path under {@code /fleet} really is. */
    public Path real(String path) {
        return root.resolve(path.substring(1));
    }

    public Path home() {
        return root;
    }

    /** Puts a program in the way of the system's. */
    public void program(String program, String script) throws IOException {
        Path file = root.resolve("bin").resolve(program);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes programs useless. */
    public void without(String... programs) throws IOException {
        for (String program : programs) {
            program(program, "echo 'no such thing' >&2; exit 1");
        }
    }

    void answerWith(Answering other) {
        answering = other;
    }

    /** How many scripts it was given so far. */
    public int scripts() {
        return scripts.get();
    }

    int connections() {
        return server.getActiveSessions().size();
    }

    void dropConnections() {
        for (Session session : List.copyOf(server.getActiveSessions())) {
            session.close(true);
        }
    }

    /** Runs a script as this host. */
    int run(InputStream in, OutputStream out, OutputStream err) throws IOException, InterruptedException {
        scripts.incrementAndGet();
        String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return answering.answer(this, script, out, err);
    }

    String outward(String text) {
        return text.replace(root + FLEET, FLEET);
    }

    String inward(String text) {
        return text.replace(FLEET, root + FLEET);
    }

    String searchPath() {
        return root.resolve("bin") + ":" + System.getenv("PATH");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
