package io.drover.driver.sim;

import io.drover.model.Definition;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is really so, as no driver can see it: for tests, and for a demonstration that wants to prove something. */
public final class Truth {
    private final World world;
    private final Transfers transfers;

    Truth(Transfers transfers) {
        this.transfers = transfers;
        this.world = transfers.world();
    }

    /**
     * A host that has something of a guest.
     *
     * @param host which host
     * @param runs whether Xen schedules it there
     * @param held whether Xen holds a domain of it there, running or not
     * @param listed whether the toolstack knows of that domain
     * @param arriving whether the toolstack has it as a guest that is still coming
     * @param definition what the toolstack keeps of it
     */
    public record Place(
            HostName host, boolean runs, boolean held, boolean listed, boolean arriving, Definition definition) {}

    /** A migration under way, whoever ordered it. */
    public record Way(GuestId guest, HostName from, HostName to) {}

    /** All hosts that have something of that guest. */
    public List<Place> places(GuestId guest) {
        return world.locked(() -> world.hosts().stream()
                .flatMap(host -> host.copy(guest).map(copy -> place(host.name(), copy)).stream())
                .toList());
    }

    private static Place place(HostName host, Copy copy) {
        return new Place(
                host,
                copy.scheduled(),
                copy.isHeld(),
                copy.listed(),
                copy.guest().condition().state() == GuestState.INCOMING,
                copy.guest().definition());
    }

    /** The migrations that are under way now. */
    public List<Way> underWay() {
        return world.locked(() -> transfers.underWay().stream()
                .map(transfer -> new Way(
                        transfer.what().guest().id(),
                        transfer.what().from(),
                        transfer.what().to()))
                .toList());
    }

    /** What Xen can still give to guests of a host, in bytes; less than nothing where it promised too much. */
    public long freeBytes(HostName host) {
        return world.locked(() -> {
            transfers.settle();
            return world.host(host).freeBytes();
        });
    }

    /** What will be left once all that is under way to a host has arrived, in bytes. */
    public long freeBytesInTheEnd(HostName host) {
        return world.locked(() -> {
            transfers.settle();
            long coming = transfers.underWay().stream()
                    .filter(transfer -> transfer.what().to().equals(host))
                    .mapToLong(transfer -> stillToCome(host, transfer))
                    .sum();
            return world.host(host).freeBytes() - coming;
        });
    }

    private long stillToCome(HostName host, Transfer transfer) {
        long held = world.host(host)
                .copy(transfer.what().guest().id())
                .map(Copy::heldBytes)
                .orElse(0L);
        return Math.max(0, transfer.what().guest().memoryBytes() - held);
    }

    /** The hosts on which Xen runs that guest now; more than one means that its disk is being destroyed. */
    public Set<HostName> runningOn(GuestId guest) {
        return world.locked(() -> world.runningOn(guest));
    }

    /** The guests that at some moment ran on two hosts. */
    public Set<GuestId> ranTwice() {
        return world.locked(world::ranTwice);
    }

    /** The disks that a running guest lost because they were not there when it arrived. */
    public Set<String> lostDisks(GuestId guest) {
        return world.locked(() -> {
            Set<String> lost = new TreeSet<>();
            world.hosts()
                    .forEach(host ->
                            host.copy(guest).filter(Copy::scheduled).ifPresent(copy -> lost.addAll(copy.lostDisks())));
            return lost;
        });
    }
}
