package io.drover.driver.sim;

import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.port.HostNotice;

/** What happens to simulated hosts besides Drover's own doing. A host's name must be one of the fleet's. */
public final class Faults {
    private final World world;
    private final Transfers transfers;
    private final Links links;

    /** A direction of a link, as its host sees it. */
    public enum Direction {
        OUTGOING,
        INCOMING
    }

    Faults(Transfers transfers) {
        this.transfers = transfers;
        this.world = transfers.world();
        this.links = new Links(transfers);
    }

    /**
     * Cuts Drover off from a host. Migrations under way go on, what Drover waits for there is lost, and nobody can begin a
     * migration to it.
     */
    public void cut(HostName host) {
        world.locked(() -> {
            if (world.host(host).reachable()) {
                world.put(world.host(host).reached(false));
                loseAnswers(host, "keepalive timeout");
            }
        });
    }

    /** Takes a host's power: its guests are gone, and migrations to and from it are torn. */
    public void crashHost(HostName host) {
        world.locked(() -> {
            if (world.host(host).poweredOn()) {
                transfers.settle();
                new PowerLoss(world, host).strike();
                transfers.unlock(host);
                transfers.underWay().stream()
                        .filter(transfer -> transfer.what().from().equals(host))
                        .forEach(Transfer::abandon);
                transfers.underWay().stream()
                        .filter(transfer -> transfer.what().to().equals(host))
                        .forEach(Transfer::hang);
                transfers.network().share();
                loseAnswers(host, "keepalive timeout");
            }
        });
    }

    /**
     * Makes a host reachable again and starts it if it is off. Starting it starts every guest that it is set to autostart,
     * whether or not that guest runs elsewhere.
     */
    public void heal(HostName host) {
        world.locked(() -> {
            if (!world.host(host).poweredOn()) {
                new PowerLoss(world, host).boot();
                transfers.underWay().stream()
                        .filter(transfer -> transfer.what().to().equals(host) && transfer.isHung())
                        .forEach(transfer -> transfer.fail(Errors.sendFailed()));
                transfers.network().share();
            }
            world.hang(host, false);
            transfers.network().share();
            world.put(world.host(host).reached(true));
            transfers.notices().tell(new HostNotice.Connected(host));
        });
    }

    /** The next migration of that guest goes wrong in that way. */
    public void failNextMigration(GuestId guest, Mishap how) {
        world.locked(() -> transfers.failNext(guest, how));
    }

    /** Somebody destroys that guest on that host; under a migration it waits for nothing and the migration breaks. */
    public void destroyGuest(HostName host, GuestId guest) {
        world.locked(() -> {
            transfers.underWay().stream()
                    .filter(transfer -> transfer.what().guest().id().equals(guest))
                    .filter(transfer -> transfer.stage() != Stage.ARRIVED)
                    .forEach(transfer -> transfer.fail(Errors.sendFailed()));
            world.host(host).copy(guest).ifPresent(copy -> {
                HostState state = world.host(host);
                world.put(
                        copy.persistent()
                                ? state.with(copy.off("shut off (destroyed)", world.now()))
                                : state.without(guest));
                transfers.notices().guestChanged(host, guest, "Stopped Destroyed");
            });
        });
    }

    /** The stream of that guest's migration breaks, if one is under way: it runs on at the source, and nothing is left at the destination. */
    public void breakMigration(GuestId guest) {
        world.locked(() -> transfers.underWay().stream()
                .filter(transfer -> transfer.what().guest().id().equals(guest))
                .filter(transfer -> transfer.stage() == Stage.LIVE)
                .toList()
                .forEach(transfer -> transfer.fail(Errors.sendFailed())));
    }

    /** From its next migration on a guest writes to its memory otherwise than its host says. */
    public void writes(GuestId guest, Load load) {
        world.locked(() -> world.writes(guest, load));
    }

    /** Somebody lets a paused or suspended guest run on that host, as an operator may. */
    public void resumeGuest(HostName host, GuestId guest) {
        world.locked(() -> {
            world.change(
                    host,
                    guest,
                    copy -> copy.scheduled(true, world.now()).saying(GuestState.RUNNING, "running (unpaused)"));
            transfers.notices().guestChanged(host, guest, "Resumed Unpaused");
        });
    }

    /**
     * Somebody restarts a host's toolstack: it forgets what it had wrong, a migration from it loses its answer and leaves an
     * entry at the destination, and one to it breaks.
     */
    public void restartToolstack(HostName host) {
        world.locked(() -> Toolstack.restart(transfers, host));
    }

    /**
     * Somebody kills a host's toolstack, which comes up again. Unlike after an orderly restart, a guest in the hand-over from it stays
     * suspended, and what was arriving there stays as a paused domain that only Xen knows.
     */
    public void killToolstack(HostName host) {
        world.locked(() -> {
            for (Transfer transfer : transfers.underWay()) {
                if (transfer.what().from().equals(host)) {
                    transfer.sever();
                } else if (transfer.what().to().equals(host)) {
                    transfer.orphan();
                }
            }
            restartToolstack(host);
        });
    }

    /** A host's Dom0 hangs: its guests run on, nothing comes or goes over its links, and calls to it fail only by their time-out. */
    public void hang(HostName host) {
        world.locked(() -> {
            world.hang(host, true);
            world.put(world.host(host).reached(false));
            transfers.network().share();
            loseAnswers(host, "keepalive timeout");
        });
    }

    /** A guest's kernel crashes: Xen no longer runs it, and libvirt goes on calling it running. */
    public void crashGuest(HostName host, GuestId guest) {
        world.locked(() -> world.change(host, guest, copy -> copy.scheduled(false, world.now())));
    }

    /** No guest can write to its disks until that is over, and so none consents to be suspended. */
    public void stallStorage(boolean stalls) {
        world.locked(() -> transfers.stallStorage(stalls));
    }

    /**
     * A host's migration link carries that share of what it could in one direction; 0 is a cable that was pulled, and 1 heals it. A
     * stream that stood still for longer than libvirt's keepalive breaks when the link is back.
     */
    public void narrowLink(HostName host, Direction direction, double share) {
        world.locked(() -> links.narrow(new FairShare.Link(host, direction == Direction.OUTGOING), share));
    }

    private void loseAnswers(HostName host, String why) {
        transfers.underWay().stream()
                .filter(transfer -> transfer.what().from().equals(host))
                .forEach(Transfer::loseAnswer);
        transfers.lose(host);
        transfers.notices().tellAnyway(new HostNotice.Disconnected(host, why));
    }
}
