package io.drover.driver.sim;

import io.drover.driver.ContractWorld;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Sample;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Two simulated hosts in virtual time. */
final class SimulatedWorld implements ContractWorld {
    private final Simulation simulation = Simulation.of(
            Sample.host("xen1")
                    .guest(Sample.guest("web").vcpus(2).build())
                    .guest(Sample.guest("db").autostart().build())
                    .build(),
            Sample.host("xen2").build());

    @Override
    public HostDriver source() {
        return simulation.driver("xen1");
    }

    @Override
    public HostDriver destination() {
        return simulation.driver("xen2");
    }

    @Override
    public GuestId guest() {
        return Sample.id("web");
    }

    @Override
    public GuestId autostarted() {
        return Sample.id("db");
    }

    @Override
    public GuestId absent() {
        return Sample.id("nobody");
    }

    @Override
    public HostName nowhere() {
        return new HostName("xen9");
    }

    @Override
    public String sharedDirectory() {
        return Sample.SHARE.targetPath();
    }

    @Override
    public Optional<String> ownDirectory() {
        return Optional.of(Sample.LOCAL.targetPath());
    }

    /** {@inheritDoc} Simulated hosts work out what a file would show, and write none. */
    @Override
    public Set<String> names(HostDriver host, String directory) {
        return Set.of();
    }

    @Override
    public long memoryBytes() {
        return Sample.GIB;
    }

    @Override
    public int vcpus() {
        return 2;
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws HostException {
        try {
            return simulation.answer(stage);
        } catch (CompletionException failed) {
            if (Objects.requireNonNull(failed.getCause()) instanceof HostException known) {
                throw known;
            }
            throw failed;
        }
    }

    @Override
    public void pass(Duration duration) {
        simulation.time().advance(duration);
    }

    @Override
    public void close() {
        simulation.drivers().values().forEach(HostDriver::close);
    }
}
