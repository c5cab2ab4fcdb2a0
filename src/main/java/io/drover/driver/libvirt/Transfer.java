package io.drover.driver.libvirt;

import io.drover.model.GuestId;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.libvirt.Domain;

/**
 * One migration: gives the order to the source's libvirt and watches both hosts until it is over. Where the destination is not for its peers to
 * reach, the order is carried out by libvirt's client in this process, on the source's lane for migrations.
 */
final class Transfer {
    private static final Duration BASELINE_LIMIT = Duration.ofSeconds(2);

    private final HostSession source;
    private final HostSession destination;
    private final MigrationOrder order;
    private final long began = System.nanoTime();
    private final TransferView view;
    private final Consumer<HostNotice> watcher = this::noticed;
    private volatile boolean over;

    Transfer(HostSession source, HostSession destination, MigrationOrder order) {
        this.source = source;
        this.destination = destination;
        this.order = order;
        this.view = new TransferView(source.host(), destination.host(), order.memoryBytes(), began);
    }

    /** Starts it. Free memory is read first, so that what arrives can be measured; a host too busy for that is not waited for. */
    CompletableFuture<Measured> start() {
        destination.listen(watcher);
        return Answers.plain(destination
                .ask(Task.repeatable("free_memory", BASELINE_LIMIT, Link::freeMemory))
                .handle((free, failure) -> {
                    if (failure == null) {
                        view.freeMemory(System.nanoTime(), free);
                    }
                    return failure == null;
                })
                .thenCompose(measurable -> destination.ask(
                        Task.repeatable("look", source.settings().lookLimit(), link -> Looks.at(link, order.guest()))))
                .thenCompose(this::begin)
                .whenComplete((done, failure) -> {
                    over = true;
                    destination.unlisten(watcher);
                })
                .thenApply(done -> measured()));
    }

    /**
     * Watches one that is under way already. Free memory is read first, so what arrived before that is not told; when the source
     * holds no job for the guest any more, it is over.
     */
    CompletableFuture<Measured> follow() {
        destination.listen(watcher);
        CompletableFuture<Measured> end = new CompletableFuture<>();
        Answers.onEnd(end, (measured, failure) -> {
            over = true;
            destination.unlisten(watcher);
        });
        Answers.onEnd(
                destination.ask(Task.repeatable("free_memory", BASELINE_LIMIT, Link::freeMemory)), (free, failure) -> {
                    if (failure == null) {
                        view.freeMemory(System.nanoTime(), free);
                    }
                    seeWhetherItGoesOn(end, true);
                });
        return end;
    }

    private void seeWhetherItGoesOn(CompletableFuture<Measured> end, boolean atFirst) {
        var sight = source.ask(
                Task.repeatable("look", source.settings().lookLimit(), link -> Looks.at(link, order.guest())));
        Answers.onEnd(sight, (seen, failure) -> {
            if (failure != null) {
                end.completeExceptionally(failure);
            } else if (seen instanceof Sighting.Present there && there.jobActive()) {
                if (atFirst) {
                    again(source.settings().sampleEvery());
                }
                source.clock().after(source.settings().sampleEvery(), () -> seeWhetherItGoesOn(end, false));
            } else if (atFirst) {
                end.completeExceptionally(refused(Recourse.GIVE_UP, "is not being moved"));
            } else {
                end.complete(measured());
            }
        });
    }

    /**
     * Gives the order, unless the destination holds a copy already: libvirt would refuse too, but leave the source's libvirt
     * saying that the guest is paused.
     */
    private CompletableFuture<Boolean> begin(Sighting there) {
        if (!there.isOff()) {
            return CompletableFuture.failedFuture(new HostException(
                    Recourse.GIVE_UP,
                    destination.host() + " holds guest " + order.guest() + " already (" + there.inWords()
                            + "); if a migration left it there, restart libvirtd on " + destination.host()));
        }
        again(source.settings().sampleEvery());
        return source.transfer(
                new Task<>("migrate", source.settings().transferLimit(), Recourse.OUTCOME_UNKNOWN, this::migrate));
    }

    private boolean migrate(Link link) throws LibvirtFailure, HostException {
        try (GuestHandle guest =
                link.find(order.guest()).orElseThrow(() -> refused(Recourse.GIVE_UP, "is not known there"))) {
            if (Looks.jobActive(guest)) {
                throw refused(Recourse.RETRY, "is held by another job, such as a migration");
            }
            if (over) {
                throw refused(Recourse.RETRY, "was not moved: nobody waits for it any more");
            }
            order(guest);
            return true;
        }
    }

    private void order(GuestHandle guest) throws HostException {
        Optional<String> peer = destination.endpoint().peerUri();
        if (peer.isPresent()) {
            ordered(
                    Handshake.PEER_TO_PEER,
                    uri -> guest.migrateByPeer(peer.get(), uri, flags(Domain.MigrateFlags.PEER2PEER)));
            return;
        }
        try (Link there = openAtDestination()) {
            ordered(Handshake.MANAGED, uri -> guest.migrateByClient(there, uri, flags(0)));
        }
    }

    /** A connection of its own, used by this thread alone: what else is asked of the destination has to go on meanwhile. */
    private Link openAtDestination() throws HostException {
        try {
            return Link.open(destination.endpoint().controlUri());
        } catch (LibvirtFailure failure) {
            throw CallErrors.of(destination.host(), "connect for a migration", failure);
        }
    }

    private int flags(int more) {
        return Domain.MigrateFlags.LIVE
                | Domain.MigrateFlags.UNDEFINE_SOURCE
                | (order.persist() ? Domain.MigrateFlags.PERSIST_DEST : 0)
                | more;
    }

    /** The call that moves the guest, given where its memory is sent. */
    @FunctionalInterface
    private interface Mover {
        void to(String migrationUri) throws LibvirtFailure;
    }

    /** From here on, an error may mean anything. */
    private void ordered(Handshake handshake, Mover mover) throws HostException {
        try {
            mover.to(destination.endpoint().migrationUri());
        } catch (LibvirtFailure failure) {
            throw MigrationErrors.of(source.host(), destination.host(), handshake, failure);
        }
    }

    private HostException refused(Recourse recourse, String why) {
        return new HostException(recourse, source.host() + ": guest " + order.guest() + " " + why);
    }

    private Measured measured() {
        return new Measured(
                Duration.ofNanos(System.nanoTime() - began),
                Observed.unknown(
                        "libxl does not tell how much it sent; the memory that arrived is the least it can be"),
                view.downtime());
    }

    private void noticed(HostNotice notice) {
        if (notice instanceof HostNotice.GuestChanged changed && changed.guest().equals(order.guest())) {
            switch (changed.what()) {
                case "Started Restored" -> view.restored();
                case "Resumed Migrated" -> {
                    view.resumed(System.nanoTime());
                    tell();
                }
                default -> {}
            }
        }
    }

    /** Looks again later, unless it is over by then. When all memory arrived the looks come closer, to catch the switch. */
    private void again(Duration every) {
        Duration wait = view.allArrived() ? every.dividedBy(2) : every;
        source.clock().after(wait, this::look);
    }

    /** The next look waits for this one, so a slow host is asked less often. */
    private void look() {
        if (over) {
            return;
        }
        Duration limit = source.settings().lookLimit();
        long askedAt = System.nanoTime();
        var cpuTime = source.ask(Task.repeatable("cpu_time", limit, link -> cpuTime(link, order.guest())));
        var free = view.complete()
                ? CompletableFuture.completedFuture(Optional.<Long>empty())
                : destination.ask(Task.repeatable("free_memory", limit, link -> Optional.of(link.freeMemory())));
        Answers.onEnd(
                cpuTime.thenAccept(nanos -> view.cpuTime(askedAt, nanos))
                        .runAfterBoth(
                                free.thenAccept(
                                        found -> found.ifPresent(bytes -> view.freeMemory(System.nanoTime(), bytes))),
                                () -> {}),
                (done, failure) -> report());
    }

    /** One at a time, since what is told later must not be of a moment before. */
    private synchronized void tell() {
        if (!over) {
            source.tell(new HostNotice.Transferring(source.host(), order.guest(), view.progress(System.nanoTime())));
        }
    }

    private void report() {
        tell();
        if (!over) {
            again(source.settings().sampleEvery());
        }
    }

    private static long cpuTime(Link link, GuestId id) throws LibvirtFailure, HostException {
        try (GuestHandle guest =
                link.find(id).orElseThrow(() -> new HostException(Recourse.GIVE_UP, "guest " + id + " is gone"))) {
            return guest.cpuTime().toNanos();
        }
    }
}
