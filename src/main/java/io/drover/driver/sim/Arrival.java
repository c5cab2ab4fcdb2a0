package io.drover.driver.sim;

import io.drover.model.Definition;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import java.util.Optional;

/** How a migration ends on both hosts. */
final class Arrival {
    private final Transfers transfers;
    private final World world;
    private final Transfer.Order what;
    private final GuestId guest;

    Arrival(Transfers transfers, Transfer.Order what) {
        this.transfers = transfers;
        this.world = transfers.world();
        this.what = what;
        this.guest = what.guest().id();
    }

    /**
     * The guest runs at the destination, without the disks that are not there; its autostart did not come along. One whose copy is not whole crashes at
     * once.
     */
    void start() {
        HostState destination = world.host(what.to());
        boolean persistent =
                what.order().persist() || what.before().filter(Copy::persistent).isPresent();
        world.change(
                what.to(),
                guest,
                copy -> copy.running("running (migrated)", world.now())
                        .keeping(new Definition(persistent, autostartBefore()))
                        .without(world.storage().missing(destination.described(), what.guest())));
        if (transfers.log().isSpoilt(what)) {
            world.change(what.to(), guest, copy -> copy.scheduled(false, world.now()));
        }
        transfers.notices().guestChanged(what.to(), guest, "Started Restored");
        transfers.notices().guestChanged(what.to(), guest, "Resumed Migrated");
        if (what.order().persist()) {
            transfers.notices().guestChanged(what.to(), guest, "Defined Added");
        }
    }

    /** The source forgets the guest, its definition and its autostart. */
    void release() {
        Optional<Copy> left = world.host(what.from()).copy(guest);
        boolean keeps = what.suffers(Mishap.DEFINITION_STAYS)
                && left.filter(Copy::persistent).isPresent();
        HostState source = world.host(what.from());
        world.put(
                keeps
                        ? source.with(left.orElseThrow().off("shut off (migrated)", world.now()))
                        : source.without(guest));
        transfers.notices().guestChanged(what.from(), guest, "Stopped Migrated");
        if (!keeps && left.filter(Copy::persistent).isPresent()) {
            transfers.notices().guestChanged(what.from(), guest, "Undefined Removed");
        }
    }

    /** Both hosts hold the whole guest and neither runs it. */
    void leaveUnfinished() {
        world.change(what.from(), guest, copy -> copy.withJob(false));
        world.change(
                what.to(),
                guest,
                copy -> copy.saying(GuestState.PAUSED, "paused (unknown)")
                        .withJob(false)
                        .holding(what.guest().memoryBytes()));
    }

    /**
     * Everything has gone over. A host that nobody tells anything keeps its copy and its job: suspended at the source, paused at the destination. One
     * that is told that the other did not answer takes its part back.
     */
    void leaveTo(Loss loss) {
        if (!loss.ofSource()) {
            runOn();
        }
        if (!loss.ofDestination()) {
            clear();
        } else if (Departure.lacksBridge(world.host(what.to()), what.guest())) {
            world.change(what.to(), guest, copy -> copy.holding(0));
        } else {
            world.change(
                    what.to(),
                    guest,
                    copy -> copy.saying(GuestState.PAUSED, "paused (user)")
                            .holding(what.guest().memoryBytes()));
        }
    }

    /** The source's toolstack died with its helper in the hand-over: nobody lets the guest run again, and its entry stays there. */
    void leaveSuspended() {
        world.change(what.from(), guest, copy -> copy.withJob(false));
        world.change(what.to(), guest, copy -> copy.holding(0));
    }

    /** The destination's toolstack died: what has arrived stays, and only Xen knows it; the guest runs on at the source. */
    void leaveOrphan() {
        runOn();
        world.change(
                what.to(),
                guest,
                copy -> copy.saying(GuestState.PAUSED, "paused").forgotten());
    }

    /** The guest is paused at the source and gone from the destination. */
    void leavePaused() {
        undo();
        world.change(
                what.from(),
                guest,
                copy -> copy.scheduled(false, world.now()).saying(GuestState.PAUSED, "paused (migrating)"));
    }

    /** The guest runs on at the source; the destination holds a copy of it that nobody will start. */
    void leaveCopy() {
        runOn();
        world.change(
                what.to(),
                guest,
                copy -> copy.saying(GuestState.PAUSED, "paused (unknown)").withJob(false));
    }

    /** The guest runs on at the source; the destination has again what it had. */
    void undo() {
        runOn();
        clear();
    }

    private void clear() {
        HostState destination = world.host(what.to());
        world.put(what.before().map(destination::with).orElseGet(() -> destination.without(guest)));
    }

    /** The guest runs on at the source; the destination's toolstack keeps an entry of a guest that will never come. */
    void leaveEntry() {
        runOn();
        world.change(what.to(), guest, copy -> copy.holding(0));
    }

    private void runOn() {
        world.change(what.from(), guest, copy -> {
            boolean suspended = copy.guest().condition().state() == GuestState.SUSPENDED;
            Copy freed = copy.withJob(false);
            return suspended
                    ? freed.scheduled(true, world.now()).saying(GuestState.RUNNING, "running (migration canceled)")
                    : freed;
        });
    }

    private boolean autostartBefore() {
        return what.before().map(copy -> copy.guest().definition().autostart()).orElse(false);
    }
}
