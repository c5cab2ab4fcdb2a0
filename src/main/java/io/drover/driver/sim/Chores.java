package io.drover.driver.sim;

import io.drover.model.Definition;
import io.drover.model.Disk;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.port.Chore;
import io.drover.port.HostException;
import java.util.Optional;

/** Small work on one host. What is done already is done again without complaint. */
final class Chores {
    private final World world;
    private final Notices notices;

    Chores(World world, Notices notices) {
        this.world = world;
        this.notices = notices;
    }

    void perform(HostName host, Chore chore, Reply<Void> reply) {
        Optional<Copy> copy = world.host(host).shown(chore.guest(), world.now());
        if (copy.filter(Copy::busy).isPresent()) {
            world.later(Transfers.LOCK_WAIT, () -> reply.fail(Errors.locked()));
            return;
        }
        Optional<HostException> refused = copy.isPresent() ? perform(host, chore, copy.get()) : ifAbsent(chore);
        refused.ifPresentOrElse(reply::fail, () -> reply.succeed(null));
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
        return chore instanceof Chore.MakePersistent ? makePersistent(host, copy) : undefine(host, copy);
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
