package io.drover.driver.sim;

import io.drover.model.Definition;
import io.drover.model.Disk;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.XenCopy;
import io.drover.port.Chore;
import io.drover.port.HostException;
import java.util.Optional;

/** Small work on one host. What is done already is done again without complaint. */
final class Chores {
    private final Transfers transfers;
    private final World world;
    private final Notices notices;

    Chores(Transfers transfers) {
        this.transfers = transfers;
        this.world = transfers.world();
        this.notices = transfers.notices();
    }

    void perform(HostName host, Chore chore, Reply<Void> reply) {
        if (chore instanceof Chore.RestartToolstack) {
            restart(host, reply);
            return;
        }
        if (chore instanceof Chore.EndArrival end) {
            endArrival(host, end).ifPresentOrElse(reply::fail, () -> reply.succeed(null));
            return;
        }
        Optional<Copy> copy = found(host, chore);
        if (transfers.isLocked(host, chore.guest(), copy)) {
            world.later(Transfers.LOCK_WAIT, () -> reply.fail(Errors.locked()));
            return;
        }
        Optional<HostException> refused = copy.isPresent() ? perform(host, chore, copy.get()) : ifAbsent(chore);
        refused.ifPresentOrElse(reply::fail, () -> reply.succeed(null));
    }

    /** What the toolstack shows; for work on a copy what Xen holds, since a login reaches one that the toolstack does not know. */
    private Optional<Copy> found(HostName host, Chore chore) {
        HostState state = world.host(host);
        return chore instanceof Chore.Destroy || chore instanceof Chore.RunOn
                ? state.copy(chore.guest())
                : state.shown(chore.guest(), world.now());
    }

    private static Optional<HostException> ifAbsent(Chore chore) {
        boolean nothingToDo = chore instanceof Chore.Undefine || (chore instanceof Chore.SetAutostart set && !set.on());
        return nothingToDo ? Optional.empty() : Optional.of(Errors.absent(chore.guest()));
    }

    private Optional<HostException> perform(HostName host, Chore chore, Copy copy) {
        if (chore instanceof Chore.SetAutostart set) {
            return setAutostart(host, copy, set.on());
        }
        if (chore instanceof Chore.Eject eject) {
            return load(host, copy, eject.drive(), Optional.empty());
        }
        if (chore instanceof Chore.Insert insert) {
            return load(host, copy, insert.drive(), Optional.of(insert.medium()));
        }
        if (chore instanceof Chore.Destroy destroy) {
            return onCopy(host, copy, destroy.copy(), false);
        }
        if (chore instanceof Chore.RunOn runOn) {
            return onCopy(host, copy, runOn.copy(), true);
        }
        return chore instanceof Chore.MakePersistent ? makePersistent(host, copy) : undefine(host, copy);
    }

    private void restart(HostName host, Reply<Void> reply) {
        boolean receives = world.host(host).copies().values().stream().anyMatch(Copy::isReceived);
        if (receives || transfers.movedThrough(host).findAny().isPresent()) {
            reply.fail(Errors.moving(host));
            return;
        }
        Toolstack.restart(transfers, host);
        reply.succeed(null);
    }

    /** The copy goes; the toolstack's entry of it stays. A transfer that was still sending breaks. */
    private Optional<HostException> endArrival(HostName host, Chore.EndArrival end) {
        Optional<Copy> received = world.host(host)
                .copy(end.guest())
                .filter(copy -> copy.isReceived() && copy.domid() == end.copy().domid());
        if (received.isEmpty()) {
            return Optional.of(Errors.notAsExpected(end.copy()));
        }
        Optional<Transfer> sending = transfers
                .movedThrough(host)
                .filter(transfer -> transfer.what().guest().id().equals(end.guest()))
                .findFirst();
        if (sending.isPresent()) {
            sending.get().fail(Errors.sendFailed());
        } else {
            world.change(host, end.guest(), copy -> copy.holding(0).numbered(0));
        }
        return Optional.empty();
    }

    /** Only the very copy that was seen, and only while Xen holds it without running it. */
    private Optional<HostException> onCopy(HostName host, Copy copy, XenCopy expected, boolean runOn) {
        boolean same = copy.domid() == expected.domid();
        if (same && runOn && copy.scheduled()) {
            return Optional.empty();
        }
        if (!same || copy.scheduled() || !copy.cpuTime(world.now()).equals(expected.cpuTime())) {
            return Optional.of(Errors.notAsExpected(expected));
        }
        GuestId guest = copy.guest().id();
        if (runOn) {
            world.change(
                    host,
                    guest,
                    held -> held.scheduled(true, world.now()).saying(GuestState.RUNNING, "running (unpaused)"));
            notices.guestChanged(host, guest, "Resumed Unpaused");
        } else {
            HostState state = world.host(host);
            world.put(
                    copy.persistent()
                            ? state.with(copy.off("shut off (destroyed)", world.now()))
                            : state.without(guest));
            notices.guestChanged(host, guest, "Stopped Destroyed");
        }
        return Optional.empty();
    }

    private Optional<HostException> setAutostart(HostName host, Copy copy, boolean on) {
        if (!copy.persistent()) {
            return on ? Optional.of(Errors.noAutostart()) : Optional.empty();
        }
        world.change(host, copy.guest().id(), kept -> kept.keeping(new Definition(true, on)));
        return Optional.empty();
    }

    private Optional<HostException> makePersistent(HostName host, Copy copy) {
        if (copy.guest().condition().state() == GuestState.INCOMING) {
            return Optional.of(Errors.notPersistable());
        }
        if (!copy.persistent()) {
            world.put(world.host(host).with(copy.keeping(new Definition(true, false))));
            notices.guestChanged(host, copy.guest().id(), "Defined Added");
        }
        return Optional.empty();
    }

    /** libxl changes a medium only in the emulated machine of an HVM guest. */
    private Optional<HostException> load(HostName host, Copy copy, String drive, Optional<String> medium) {
        boolean has = copy.guest().devices().disks().stream()
                .anyMatch(disk -> disk.target().equals(drive) && disk.kind() != Disk.Kind.DISK);
        if (!has || copy.guest().type() != GuestType.HVM) {
            return Optional.of(Errors.noMedium(drive));
        }
        world.put(world.host(host).with(copy.loaded(drive, medium)));
        return Optional.empty();
    }

    private Optional<HostException> undefine(HostName host, Copy copy) {
        if (copy.guest().isActive()) {
            return Optional.of(Errors.activeHere());
        }
        HostState state = world.host(host);
        GuestId guest = copy.guest().id();
        boolean onlyXenKnowsIt =
                state.copy(guest).filter(kept -> !kept.listed()).isPresent();
        if (onlyXenKnowsIt) {
            world.change(host, guest, kept -> kept.keeping(new Definition(false, false)));
        } else {
            world.put(state.without(guest));
        }
        notices.guestChanged(host, copy.guest().id(), "Undefined Removed");
        return Optional.empty();
    }
}
