package io.drover.driver.xl;

import io.drover.driver.InventoryWorld;
import io.drover.driver.dom0.FakeDom0;
import io.drover.driver.dom0.TwoDom0s;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Two Dom0s without libvirt: what {@code xl} says there was recorded, and the rest is asked of this machine by the real script. */
final class XlWorld implements InventoryWorld {
    private final TwoDom0s dom0s;
    private final HostDriver source;
    private final HostDriver destination;

    XlWorld(Path directory) throws IOException {
        dom0s = new TwoDom0s(directory);
        RecordedXl.busy(dom0s.one());
        RecordedXl.idle(dom0s.two());
        Files.createFile(dom0s.one().real(RecordedXl.DISK));
        source = new XlHostDriver(dom0s.source(), Optional.of(1_000_000L));
        destination = new XlHostDriver(dom0s.driver("xen2"), Optional.empty());
    }

    TwoDom0s dom0s() {
        return dom0s;
    }

    @Override
    public HostDriver source() {
        return source;
    }

    @Override
    public HostDriver destination() {
        return destination;
    }

    /** A driver of a host that is down. */
    HostDriver unreachable() {
        return new XlHostDriver(dom0s.unreachable(), Optional.empty());
    }

    @Override
    public GuestId guest() {
        return GuestId.of("3d5be5e9-7ee5-4405-bed0-8aba6aa8761b");
    }

    @Override
    public GuestId absent() {
        return GuestId.of("99999999-8888-7777-6666-555555555555");
    }

    @Override
    public long memoryBytes() {
        return 128L << 20;
    }

    @Override
    public int vcpus() {
        return 1;
    }

    @Override
    public HostName nowhere() {
        return dom0s.nowhere();
    }

    @Override
    public String sharedDirectory() {
        return dom0s.shared();
    }

    @Override
    public Optional<String> ownDirectory() {
        return Optional.of(dom0s.apart());
    }

    @Override
    public Set<String> names(HostDriver host, String directory) {
        FakeDom0 dom0 = host.host().equals(dom0s.destination()) ? dom0s.two() : dom0s.one();
        try (var files = Files.list(dom0.real(directory))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recorded time of processors grows with each look, so nothing is waited for. */
    @Override
    public void pass(Duration duration) {}

    @Override
    public <T> T await(CompletionStage<T> stage) throws HostException {
        return dom0s.await(stage);
    }

    @Override
    public void close() {
        dom0s.close();
    }
}
