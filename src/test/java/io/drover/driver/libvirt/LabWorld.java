package io.drover.driver.libvirt;

import io.drover.driver.ContractWorld;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.MigrationOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;

/** Two hosts of the lab, and two guests that were started there for these tests; whichever host has them is the source. */
final class LabWorld implements ContractWorld {
    private static final String PLAIN = "contract-a";
    private static final String AUTOSTARTED = "contract-b";
    private static final GuestId ABSENT = GuestId.of("99999999-8888-7777-6666-555555555555");
    private static final int PATIENCE_SECONDS = 300;

    private final Map<HostName, HostDriver> fleet;
    private final HostDriver source;
    private final HostDriver destination;
    private final Guest guest;
    private final Guest autostarted;

    LabWorld() {
        fleet = LibvirtFleet.open(List.of(endpoint(1), endpoint(2)), LibvirtSettings.standard());
        try {
            waitUntilQuiet(PLAIN);
            waitUntilQuiet(AUTOSTARTED);
            source = whereItRuns(PLAIN);
            guest = find(source, PLAIN).orElseThrow();
            destination = fleet.values().stream()
                    .filter(driver -> driver != source)
                    .findFirst()
                    .orElseThrow();
            HostDriver other = whereItRuns(AUTOSTARTED);
            if (other != source) {
                Guest stray = find(other, AUTOSTARTED).orElseThrow();
                await(other.migrate(new MigrationOrder(stray.id(), source.host(), true, stray.memoryBytes())));
            }
            autostarted = find(source, AUTOSTARTED).orElseThrow();
            await(source.perform(new Chore.SetAutostart(guest.id(), false)));
            await(source.perform(new Chore.SetAutostart(autostarted.id(), true)));
        } catch (HostException e) {
            throw new IllegalStateException("the lab does not answer: deploy/lab/lab up", e);
        }
    }

    private static Endpoint endpoint(int number) {
        return new Endpoint(
                new HostName("xen" + number),
                "xen+tcp://127.0.1." + number + "/system",
                Optional.of("xen+tcp://192.168.77." + number + "/system"),
                "tcp://192.168.77." + number,
                Optional.empty(),
                Optional.empty());
    }

    /** A test may end while its transfer goes on. The next one begins when the guest runs on one host and no job holds it. */
    private void waitUntilQuiet(String name) throws HostException {
        for (int pause = 0; pause < PATIENCE_SECONDS; pause++) {
            if (isQuiet(name)) {
                return;
            }
            pass(Duration.ofSeconds(1));
        }
        throw new IllegalStateException(name + " did not come to rest on one host of the lab");
    }

    private boolean isQuiet(String name) throws HostException {
        List<Guest> known = new ArrayList<>();
        for (HostDriver driver : fleet.values()) {
            find(driver, name).ifPresent(known::add);
        }
        boolean held = known.stream().anyMatch(seen -> seen.job().asOptional().orElse(true));
        long active = known.stream().filter(Guest::isActive).count();
        return !held && active <= 1;
    }

    private HostDriver whereItRuns(String name) throws HostException {
        for (HostDriver driver : fleet.values()) {
            if (find(driver, name)
                    .filter(found -> found.condition().state() == GuestState.RUNNING)
                    .isPresent()) {
                return driver;
            }
        }
        return Assumptions.abort(
                "skipped: no host of the lab runs " + name + "; deploy/lab/lab guest start " + name + " --host xen1");
    }

    private Optional<Guest> find(HostDriver driver, String name) throws HostException {
        Host host = await(driver.observe(Set.of()));
        return host.guests().stream().filter(found -> found.name().equals(name)).findFirst();
    }

    @Override
    public HostDriver source() {
        return source;
    }

    @Override
    public HostDriver destination() {
        return destination;
    }

    @Override
    public GuestId guest() {
        return guest.id();
    }

    @Override
    public GuestId autostarted() {
        return autostarted.id();
    }

    @Override
    public GuestId absent() {
        return ABSENT;
    }

    @Override
    public HostName nowhere() {
        return new HostName("nowhere");
    }

    @Override
    public String sharedDirectory() {
        return "/srv/vm";
    }

    @Override
    public Optional<String> ownDirectory() {
        return Optional.of("/var/lib/libvirt/images");
    }

    @Override
    public Set<String> names(HostDriver host, String directory) {
        String number = host.host().value().replace("xen", "");
        return LibvirtDirectory.names("xen+tcp://127.0.1." + number + "/system", directory);
    }

    @Override
    public long memoryBytes() {
        return guest.memoryBytes();
    }

    @Override
    public int vcpus() {
        return guest.vcpus();
    }

    @Override
    public <T> T await(CompletionStage<T> stage) throws HostException {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HostException failure) {
                throw failure;
            }
            throw new AssertionError("a stage fails with a HostException only", e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("a stage always completes", e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void pass(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    @Override
    public void close() {
        fleet.values().forEach(HostDriver::close);
    }
}
