package io.drover.driver.libvirt;

import io.drover.driver.StorageWorld;
import io.drover.model.HostName;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Two names for the one host that libvirt pretends to be in this process, so that all it stores is shared. */
final class PretendedWorld implements StorageWorld {
    private static final String URI = "test:///default";
    private static final HostName ONE = new HostName("one");
    private static final HostName OTHER = new HostName("other");

    private final Map<HostName, HostDriver> fleet =
            LibvirtFleet.open(List.of(endpoint(ONE), endpoint(OTHER)), LibvirtSettings.standard());

    private static Endpoint endpoint(HostName name) {
        return new Endpoint(
                name,
                URI,
                Optional.of("xen+tcp://192.0.2.1/system"),
                "tcp://192.0.2.1",
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public HostDriver source() {
        return Objects.requireNonNull(fleet.get(ONE));
    }

    @Override
    public HostDriver destination() {
        return Objects.requireNonNull(fleet.get(OTHER));
    }

    @Override
    public HostName nowhere() {
        return new HostName("nowhere");
    }

    @Override
    public String sharedDirectory() {
        return "/default-pool";
    }

    @Override
    public Optional<String> ownDirectory() {
        return Optional.empty();
    }

    @Override
    public Set<String> names(HostDriver host, String directory) {
        return LibvirtDirectory.names(URI, directory);
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws HostException {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof HostException known) {
                throw known;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        fleet.values().forEach(HostDriver::close);
    }
}
