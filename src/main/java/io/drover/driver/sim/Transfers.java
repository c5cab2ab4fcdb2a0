package io.drover.driver.sim;

import io.drover.model.Definition;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.port.HostException;
import io.drover.port.MigrationOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The migrations under way. They belong to the hosts, so they go on whatever becomes of Drover. */
final class Transfers {
    /** How long libvirt waits for a guest's job lock. */
    static final Duration LOCK_WAIT = Duration.ofSeconds(30);

    private final World world;
    private final Network network;
    private final Notices notices;
    private final DirtyLog log;
    private final List<Transfer> underWay = new ArrayList<>();
    private final Map<GuestId, Mishap> mishaps = new HashMap<>();
    private final Map<HostName, Set<GuestId>> wedged = new HashMap<>();
    private boolean storageStalls;

    Transfers(World world, Notices notices) {
        this.world = world;
        this.notices = notices;
        this.network = new Network(world);
        this.log = new DirtyLog(world);
    }

    /** Whether no guest can write to its disks, and so none can suspend. */
    void stallStorage(boolean stalls) {
        storageStalls = stalls;
    }

    boolean storageStalls() {
        return storageStalls;
    }

    World world() {
        return world;
    }

    Network network() {
        return network;
    }

    DirtyLog log() {
        return log;
    }

    Notices notices() {
        return notices;
    }

    void failNext(GuestId guest, Mishap mishap) {
        mishaps.put(guest, mishap);
    }

    List<Transfer> underWay() {
        return List.copyOf(underWay);
    }

    /** Whether a helper in that host's Dom0 is sending or receiving a guest's memory now. */
    boolean isMoving(HostName host, GuestId guest) {
        return movedThrough(host)
                        .anyMatch(transfer -> transfer.what().guest().id().equals(guest))
                || log.byXl(host, guest).findAny().isPresent();
    }

    /** The transfers whose memory goes out from or comes in to that host now. */
    Stream<Transfer> movedThrough(HostName host) {
        return underWay.stream()
                .filter(transfer -> transfer.stage() != Stage.ARRIVED)
                .filter(transfer -> transfer.what().from().equals(host)
                        || (transfer.what().to().equals(host) && !transfer.isHung()));
    }

    void ended(Transfer transfer) {
        underWay.remove(transfer);
        log.ended(transfer.what());
    }

    /** The migration of that guest from that host. */
    Optional<Transfer> of(HostName from, GuestId guest) {
        return underWay.stream()
                .filter(transfer -> transfer.what().from().equals(from))
                .filter(transfer -> transfer.what().guest().id().equals(guest))
                .findFirst();
    }

    /** Ends the process that sends a guest's memory, as a login to its Dom0 can; libvirt notices a moment later. */
    void abort(HostName from, GuestId guest, Reply<Void> reply) {
        Optional<Transfer> sending = of(from, guest);
        Optional<Transfer> copying = sending.filter(transfer -> transfer.stage() == Stage.LIVE);
        if (copying.isEmpty()) {
            boolean suspended = sending.filter(transfer -> transfer.stage() == Stage.SUSPENDED)
                    .isPresent();
            reply.fail(suspended ? Errors.copyPhaseOver() : Errors.nothingSent(guest));
            return;
        }
        copying.get().kill();
        reply.succeed(null);
    }

    /** Brings every destination's free memory up to the present moment. */
    void settle() {
        underWay.forEach(Transfer::settle);
    }

    /** Begins a migration, or says why not. */
    void order(HostName from, MigrationOrder order, Reply<Measured> reply) {
        boolean managed = world.find(order.to())
                .filter(there -> !there.described().platform().peerToPeer())
                .isPresent();
        order(from, order, managed, reply);
    }

    /** Begins a migration whose handshake the one who orders it carries, or the source's toolstack. */
    void order(HostName from, MigrationOrder order, boolean managed, Reply<Measured> reply) {
        Optional<Copy> found = world.host(from).shown(order.guest(), world.now());
        if (isLocked(from, order.guest(), found)) {
            world.later(LOCK_WAIT, () -> reply.fail(Errors.locked()));
            return;
        }
        Optional<HostException> refused = Departure.refusedAtSource(world, from, order);
        if (refused.isPresent() || found.isEmpty()) {
            reply.fail(refused.orElseGet(() -> Errors.absent(order.guest())));
            return;
        }
        Copy copy = found.get();
        if (Departure.hasOrphan(world.host(order.to()), copy)) {
            world.later(Transfer.BREAKS_AFTER, () -> reply.fail(Errors.sendFailed()));
            return;
        }
        Optional<HostException> unprepared = Departure.refusedAtDestination(world.host(order.to()), copy);
        if (unprepared.isPresent()) {
            unprepared(from, order.guest(), managed);
            reply.fail(managed ? unprepared.get().leavingJob() : unprepared.get());
            return;
        }
        begin(from, order, copy, managed, reply);
    }

    /** A peer-to-peer source believes a wrong state from then on, and a managed one keeps the job that it began. */
    void unprepared(HostName from, GuestId guest, boolean managed) {
        if (managed) {
            wedged.computeIfAbsent(from, host -> new TreeSet<>()).add(guest);
        } else {
            world.change(from, guest, lying -> lying.saying(GuestState.PAUSED, "paused (migrating)"));
        }
    }

    /** Whether a job holds the guest there, be it one that what the toolstack tells of jobs does not show. */
    boolean isLocked(HostName host, GuestId guest, Optional<Copy> copy) {
        return copy.filter(Copy::busy).isPresent()
                || wedged.getOrDefault(host, Set.of()).contains(guest);
    }

    /** A toolstack that starts anew holds no job. */
    void unlock(HostName host) {
        wedged.remove(host);
    }

    /** The client that waits for these answers is gone. */
    void lose(Set<Reply<?>> owed) {
        underWay.stream().filter(transfer -> transfer.isOwed(owed)).forEach(transfer -> transfer.lose(Loss.CLIENT));
    }

    /** Clients have lost a host. */
    void lose(HostName host) {
        underWay.stream()
                .filter(transfer -> transfer.what().from().equals(host))
                .forEach(transfer -> transfer.lose(Loss.SOURCE));
        underWay.stream()
                .filter(transfer -> transfer.what().to().equals(host))
                .forEach(transfer -> transfer.lose(Loss.DESTINATION));
    }

    private void begin(HostName from, MigrationOrder order, Copy copy, boolean managed, Reply<Measured> reply) {
        settle();
        HostState destination = world.host(order.to());
        Optional<Copy> before = destination.copy(order.guest());
        boolean breaks = Departure.breaksOnTheWay(world.host(from), destination, copy);
        Optional<Mishap> mishap = Optional.ofNullable(mishaps.remove(order.guest()));
        boolean doomed = breaks || mishap.filter(Mishap.CLEAN_FAILURE::equals).isPresent();
        Transfer.Order what = new Transfer.Order(from, order, copy.guest(), before, mishap, doomed, managed);
        Copy incoming = Copy.incoming(copy.guest(), world.now());
        boolean defined = before.filter(Copy::persistent).isPresent();
        world.put(destination.with(incoming.keeping(new Definition(defined, false))));
        world.change(from, order.guest(), busy -> busy.withJob(true));
        Transfer transfer = new Transfer(this, what, reply);
        underWay.add(transfer);
        transfer.begin();
    }
}
