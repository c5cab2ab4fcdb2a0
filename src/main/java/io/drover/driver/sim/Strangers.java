package io.drover.driver.sim;

import io.drover.model.Definition;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.port.MigrationOrder;
import java.time.Duration;
import java.util.Optional;

/** What people and other programs do to guests while Drover works: nothing in Xen or libvirt stops them. */
public final class Strangers {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Transfers transfers;
    private final World world;

    Strangers(Transfers transfers) {
        this.transfers = transfers;
        this.world = transfers.world();
    }

    /** {@code virsh start}, or {@code virsh create} where the guest is not defined; no host asks whether it runs elsewhere. */
    public void start(HostName host, GuestId guest) {
        world.locked(() -> {
            HostState state = world.host(host);
            Optional<Copy> here = state.copy(guest);
            Optional<Guest> wanted = here.map(Copy::guest).or(() -> described(guest));
            boolean refused = !state.poweredOn()
                    || here.filter(copy -> copy.guest().isActive()).isPresent()
                    || wanted.filter(described -> state.freeBytes() >= described.memoryBytes())
                            .isEmpty();
            if (!refused) {
                Copy begun = here.orElseGet(
                        () -> Copy.incoming(wanted.orElseThrow(), world.now()).keeping(new Definition(false, false)));
                world.put(state.with(begun.running("running (booted)", world.now())));
                transfers.notices().guestChanged(host, guest, "Started Booted");
            }
        });
    }

    private Optional<Guest> described(GuestId guest) {
        return world.hosts().stream()
                .flatMap(host -> host.copy(guest).stream())
                .map(Copy::guest)
                .findFirst();
    }

    /** A peer-to-peer migration that somebody else orders. */
    public void migrate(HostName from, GuestId guest, HostName to) {
        world.locked(() -> {
            long memory = described(guest)
                    .map(Guest::memoryBytes)
                    .orElseThrow(() -> new IllegalArgumentException("no " + guest));
            transfers.order(from, new MigrationOrder(guest, to, true, memory), false, new Reply<>(world));
        });
    }

    /** {@code xl migrate}, behind libvirt's back, also while libvirt sends the guest. */
    public void migrateByXl(HostName from, GuestId guest, HostName to) {
        world.locked(() -> {
            Guest sent = described(guest).orElseThrow(() -> new IllegalArgumentException("no " + guest));
            new XlMigration(transfers, from, sent, to).begin();
        });
    }

    /** Ctrl-C where that was typed, before it suspends the guest. */
    public void endMigrationByXl(HostName from, GuestId guest) {
        world.locked(() -> transfers.log().byXl(from, guest).toList().forEach(XlMigration::end));
    }

    /** {@code virsh destroy}: it waits for a job that holds the guest, half a minute at most, and then kills what is there. */
    public void destroy(HostName host, GuestId guest) {
        world.locked(() -> destroy(host, guest, Transfers.LOCK_WAIT));
    }

    private void destroy(HostName host, GuestId guest, Duration patience) {
        Optional<Copy> copy = world.host(host).copy(guest).filter(Copy::listed);
        if (copy.filter(Copy::busy).isPresent()) {
            if (patience.compareTo(PAUSE) >= 0) {
                world.later(PAUSE, () -> destroy(host, guest, patience.minus(PAUSE)));
            }
            return;
        }
        copy.filter(there -> there.guest().isActive()).ifPresent(there -> {
            HostState state = world.host(host);
            world.put(
                    there.persistent()
                            ? state.with(there.off("shut off (destroyed)", world.now()))
                            : state.without(guest));
            transfers.notices().guestChanged(host, guest, "Stopped Destroyed");
        });
    }
}
