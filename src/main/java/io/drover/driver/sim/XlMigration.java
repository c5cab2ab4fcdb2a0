package io.drover.driver.sim;

import io.drover.model.Definition;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.OtherSender;
import io.drover.model.XenCopy;
import io.drover.model.XenState;
import java.time.Duration;
import java.time.Instant;

/**
 * An {@code xl migrate}, behind libvirt's back: the source's libvirt keeps the definition alone, and the destination's never hears of the guest. Nobody is
 * asked whether the toolstack sends the guest too; who suspends it first takes it.
 */
final class XlMigration {
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int FIRST_PROCESS = 4_000;
    private static final int FIRST_DOMAIN = 10_000;

    private final Transfers transfers;
    private final World world;
    private final HostName from;
    private final Guest guest;
    private final HostName to;
    private final int number;
    private final Instant beganAt;
    private boolean spoilt;
    private boolean over;

    XlMigration(Transfers transfers, HostName from, Guest guest, HostName to) {
        this.transfers = transfers;
        this.world = transfers.world();
        this.from = from;
        this.guest = guest;
        this.to = to;
        this.number = transfers.log().nextProcess();
        this.beganAt = world.now();
    }

    HostName from() {
        return from;
    }

    HostName to() {
        return to;
    }

    GuestId guest() {
        return guest.id();
    }

    /** Its copy is not whole from now on. */
    void spoil() {
        spoilt = true;
    }

    void begin() {
        transfers.log().begun(this);
        world.later(ROUND, () -> {
            if (!over) {
                transfers.log().read(this);
                world.later(ROUND, this::handOver);
            }
        });
    }

    /** Whoever typed it ends it, while it copies: the guest runs on. */
    void end() {
        over = true;
        transfers.log().ended(this);
    }

    private void handOver() {
        if (over) {
            return;
        }
        end();
        boolean suspends =
                world.host(from).copy(guest.id()).filter(Copy::scheduled).isPresent()
                        && world.host(to).poweredOn();
        if (suspends) {
            transfers.of(from, guest.id()).ifPresent(loser -> loser.fail(Errors.sendFailed()));
            world.host(from).copy(guest.id()).filter(this::fits).ifPresent(this::take);
        }
    }

    private boolean fits(Copy copy) {
        HostState there = world.host(to);
        return there.copy(guest.id()).isEmpty() && there.freeBytes() >= copy.heldBytes();
    }

    /** A copy that is not whole crashes where it runs. */
    private void take(Copy copy) {
        HostState source = world.host(from);
        world.put(
                copy.persistent()
                        ? source.with(copy.off("shut off (migrated)", world.now()))
                        : source.without(guest.id()));
        Copy moved = copy.numbered(0).keeping(new Definition(false, false)).forgotten();
        world.put(world.host(to).with(spoilt ? moved.scheduled(false, world.now()) : moved));
        transfers.notices().guestChanged(from, guest.id(), "Stopped Migrated");
    }

    /** As the source's Dom0 shows it beside the toolstack's, which began at that time. */
    OtherSender asSender(Instant toolstacks) {
        return new OtherSender(
                FIRST_PROCESS + 2L * number + 1,
                FIRST_PROCESS + 2L * number,
                "xl migrate " + guest.name() + " " + to,
                beganAt.isBefore(toolstacks));
    }

    /** As Xen shows its copy at the destination. */
    XenCopy half() {
        return new XenCopy(
                FIRST_DOMAIN + number, guest.name() + "--incoming", new XenState("--p---"), Duration.ZERO, true);
    }
}
