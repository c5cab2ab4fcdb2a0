package io.drover.driver.dom0;

import io.drover.model.Dom0;
import io.drover.port.Dom0Driver;
import io.drover.port.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** One host on the loopback address, and whoever logs in to it. */
final class OneDom0 implements AutoCloseable {
    private final Path directory;
    private final KeyPair key = Keys.ed25519();
    private final KeyPair hostKey = Keys.ecdsa();
    private final KeyPair otherHostKey = Keys.ed25519();
    private final FakeDom0 host;
    private final List<Dom0Driver> drivers = new ArrayList<>();

    OneDom0(Path directory) throws IOException {
        this.directory = directory;
        host = new FakeDom0("xen1", directory, key, List.of(hostKey, otherHostKey));
        Keys.write(key, keyFile());
        Files.writeString(knownHosts(), host.known(hostKey));
    }

    FakeDom0 host() {
        return host;
    }

    KeyPair key() {
        return key;
    }

    KeyPair hostKey() {
        return hostKey;
    }

    KeyPair otherHostKey() {
        return otherHostKey;
    }

    Path keyFile() {
        return directory.resolve("id");
    }

    Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    /** What fits a test, with one limit for connecting and for the facts. */
    static Dom0Settings within(Duration limit) {
        return new Dom0Settings(
                limit, limit, limit, Duration.ofMillis(1), Duration.ofMillis(1), Duration.ofSeconds(15), 1, 1, 10_000);
    }

    Dom0Driver login() {
        return login(within(Duration.ofSeconds(30)));
    }

    Dom0Driver login(Dom0Settings settings) {
        var opened =
                Dom0Fleet.open(List.of(host.endpoint(keyFile(), knownHosts())), settings, SystemInterview.interview());
        var driver = Objects.requireNonNull(opened.get(host.name()));
        drivers.add(driver);
        return driver;
    }

    static Dom0 facts(Dom0Driver driver) throws HostException {
        return TwoDom0s.answer(driver.observe(Set.of()));
    }

    static HostException refusal(Dom0Driver driver) {
        return Objects.requireNonNull(
                Assertions.catchThrowableOfType(HostException.class, () -> facts(driver)), "nothing was refused");
    }

    @Override
    public void close() throws IOException {
        drivers.forEach(Dom0Driver::close);
        host.close();
    }
}
