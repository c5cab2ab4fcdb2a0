package io.drover.driver.xl;

import io.drover.model.Dom0;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.port.Chore;
import io.drover.port.Dom0Driver;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.port.Traits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A host without libvirt, through a login to its Dom0. It is looked at, each look in one round trip; nothing on it is moved or
 * changed: every order is refused before anything happens.
 */
public final class XlHostDriver implements HostDriver {
    private static final Traits TRAITS = new Traits(Traits.Progress.ELAPSED_ONLY, false, false, false);

    private final Dom0Driver dom0;
    private final XlInventory inventory;
    private final CallMeter calls;

    /**
     * A driver.
     *
     * @param dom0 the login, which is closed with it
     * @param linkBytesPerSecond what the host's migration link carries in one direction, where the operator says so
     */
    public XlHostDriver(Dom0Driver dom0, Optional<Long> linkBytesPerSecond) {
        this.dom0 = dom0;
        this.inventory = new XlInventory(dom0.host(), linkBytesPerSecond);
        this.calls = new CallMeter(dom0.host());
    }

    @Override
    public HostName host() {
        return dom0.host();
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public CompletionStage<Host> observe(Set<String> paths) {
        return calls.ask("observe", () -> dom0.observe(paths), inventory::of);
    }

    @Override
    public CompletionStage<Observed<Dom0>> dom0() {
        return calls.ask(
                        "observe",
                        () -> dom0.observe(Set.of()),
                        told -> Observed.known(told, XlInventory.login(host())))
                .exceptionally(failure -> Observed.unknown(String.valueOf(failure.getMessage())));
    }

    @Override
    public CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths) {
        Set<String> wanted = Set.copyOf(paths);
        return calls.ask("find", () -> dom0.observe(wanted), told -> sights(told, wanted));
    }

    private Map<String, Observed<PathSight>> sights(Dom0 told, Set<String> wanted) {
        Map<String, Observed<PathSight>> sights = new TreeMap<>();
        wanted.forEach(path -> sights.put(
                path, told.paths().getOrDefault(path, Observed.unknown(path + " was not answered by " + host()))));
        return sights;
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        return calls.ask("reach", () -> dom0.reach(others, directories), reached -> reached);
    }

    @Override
    public CompletionStage<Sighting> look(GuestId guest) {
        return calls.ask("look", () -> dom0.observe(Set.of()), told -> new XlGuests(host().value(), told).look(guest))
                .exceptionally(failure -> new Sighting.Unseen(String.valueOf(failure.getMessage())));
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return calls.ask("disks", () -> dom0.disks(guest), disks -> disks);
    }

    @Override
    public CompletionStage<Measured> migrate(MigrationOrder order) {
        return refused("cannot send guest " + order.guest() + " to " + order.to());
    }

    @Override
    public CompletionStage<Measured> follow(MigrationOrder order) {
        return refused("cannot follow guest " + order.guest() + " to " + order.to());
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return refused("cannot call off a migration of guest " + guest);
    }

    @Override
    public CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
        return calls.ask("senders", () -> dom0.otherSenders(guest), senders -> senders)
                .exceptionally(failure -> Observed.unknown(String.valueOf(failure.getMessage())));
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        return refused("cannot change guest " + chore.guest());
    }

    private <T> CompletionStage<T> refused(String what) {
        return CompletableFuture.failedFuture(new HostException(
                Recourse.GIVE_UP,
                host() + " " + what + ": without libvirt Drover only looks at it; give its entry a 'uri'"));
    }

    @Override
    public void listen(Consumer<HostNotice> listener) {
        calls.listen(listener);
    }

    @Override
    public void close() {
        calls.close();
        dom0.close();
    }
}
