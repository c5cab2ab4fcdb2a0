package io.drover.driver.dom0;

import io.drover.driver.Dom0World;
import io.drover.model.HostName;
import io.drover.port.Dom0Driver;
import io.drover.port.HostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Two hosts on the loopback address that share {@code /fleet/shared}, and a third that is down. */
public final class TwoDom0s implements Dom0World {
    static final Dom0Settings SETTINGS = new Dom0Settings(
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofSeconds(15),
            4,
            64,
            1 << 20);

    private final Path directory;
    private final KeyPair key = Keys.ed25519();
    private final FakeDom0 one;
    private final FakeDom0 two;
    private final Map<HostName, Dom0Driver> drivers;

    public TwoDom0s(Path directory) throws IOException {
        this(directory, FakeDom0.ADDRESS);
    }

    TwoDom0s(Path directory, String migrationAddress) throws IOException {
        this.directory = directory;
        KeyPair hostKey = Keys.ecdsa();
        one = new FakeDom0("xen1", directory, key, List.of(hostKey));
        two = new FakeDom0("xen2", directory, key, List.of(hostKey));
        FakeDom0 down = new FakeDom0("xen3", directory, key, List.of(hostKey));
        Path keyFile = Keys.write(key, directory.resolve("key"));
        Path known = Files.writeString(directory.resolve("known_hosts"), one.known(hostKey) + two.known(hostKey));
        Path common = Files.createDirectories(directory.resolve("common"));
        for (FakeDom0 host : List.of(one, two)) {
            Files.createSymbolicLink(host.real(shared()), common);
            Files.createDirectories(host.real(apart()));
        }
        drivers = Dom0Fleet.open(
                List.of(
                        one.endpoint(keyFile, known),
                        two.endpoint(keyFile, known, migrationAddress),
                        down.endpoint(keyFile, known)),
                SETTINGS,
                SystemInterview.interview());
        down.close();
    }

    public FakeDom0 one() {
        return one;
    }

    public FakeDom0 two() {
        return two;
    }

    @Override
    public Dom0Driver source() {
        return driver("xen1");
    }

    /** A driver of one of the three. */
    public Dom0Driver driver(String name) {
        return Objects.requireNonNull(drivers.get(new HostName(name)));
    }

    @Override
    public HostName destination() {
        return two.name();
    }

    @Override
    public Dom0Driver unreachable() {
        return driver("xen3");
    }

    @Override
    public HostName nowhere() {
        return new HostName("xen9");
    }

    @Override
    public String path() {
        return "/bin/sh";
    }

    @Override
    public String shared() {
        return "/fleet/shared";
    }

    @Override
    public String apart() {
        return "/fleet/it's own $(touch x)";
    }

    @Override
    public String missing() {
        return "/fleet/missing";
    }

    @Override
    public List<String> files() {
        List<String> files = new ArrayList<>();
        for (Path each : List.of(directory.resolve("common"), one.real(apart()), two.real(apart()))) {
            try (var found = Files.list(each)) {
                found.map(Path::toString).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    @Override
    public void breakDestination() {
        two.answerWith((host, script, out, err) -> {
            host.dropConnections();
            return 0;
        });
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws HostException {
        return answer(stage);
    }

    /** Waits for an answer. */
    public static <T> T answer(CompletionStage<T> stage) throws HostException {
        try {
            return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            if (Objects.requireNonNull(failed.getCause()) instanceof HostException known) {
                throw known;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        drivers.values().forEach(Dom0Driver::close);
        try {
            one.close();
            two.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
