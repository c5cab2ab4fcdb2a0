package io.drover.driver.sim;

import io.drover.model.Condition;
import io.drover.model.Definition;
import io.drover.model.Disk;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Observed;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A guest on one host: what the toolstack there says of it, and what is true of it.
 *
 * @param guest as the toolstack describes it
 * @param scheduled whether Xen runs it, whatever the toolstack says
 * @param heldBytes memory of the host that it takes
 * @param cpuBefore processor time it had used when that began
 * @param since when it was last scheduled or held
 * @param lostDisks sources that could not be opened when it arrived: it runs without them and nobody says so
 * @param domid Xen's number for it; 0, the control domain's, where Xen does not hold it
 * @param listed whether the toolstack knows that Xen holds it; of one that it does not know, it shows a definition at most
 */
record Copy(
        Guest guest,
        boolean scheduled,
        long heldBytes,
        Duration cpuBefore,
        Instant since,
        Set<String> lostDisks,
        int domid,
        boolean listed) {

    private static final int NOT_CONNECTED = 3;

    Copy {
        lostDisks = Set.copyOf(lostDisks);
    }

    /** A guest as the fleet begins. */
    static Copy initial(Guest guest, Instant now) {
        boolean runs = guest.condition().state() == GuestState.RUNNING;
        return new Copy(guest, runs, guest.isActive() ? guest.memoryBytes() : 0, Duration.ZERO, now, Set.of(), 0, true);
    }

    /** What a migration puts on the destination before the first page comes: transient, and never set to autostart. */
    static Copy incoming(Guest guest, Instant now) {
        Copy bare = new Copy(guest, false, 0, Duration.ZERO, now, Set.of(), 0, true);
        return bare.saying(GuestState.INCOMING, "shut off")
                .keeping(new Definition(false, false))
                .withJob(true);
    }

    /** Its disks as the backends hold them: one whose source could not be opened never gets further than state 3. */
    List<VirtualDisk> virtualDisks() {
        return guest.devices().disks().stream()
                .filter(disk -> disk.source().isPresent())
                .map(disk -> new VirtualDisk(
                        disk.target(),
                        "qdisk",
                        lostDisks.contains(disk.source().get()) ? NOT_CONNECTED : VirtualDisk.CONNECTED))
                .toList();
    }

    /** One processor, always busy, while Xen runs it. */
    Duration cpuTime(Instant now) {
        return scheduled ? cpuBefore.plus(Duration.between(since, now)) : cpuBefore;
    }

    Copy scheduled(boolean on, Instant now) {
        return new Copy(guest, on, heldBytes, cpuTime(now), now, lostDisks, domid, listed);
    }

    Copy holding(long bytes) {
        return new Copy(guest, scheduled, bytes, cpuBefore, since, lostDisks, domid, listed);
    }

    Copy numbered(int number) {
        return new Copy(guest, scheduled, heldBytes, cpuBefore, since, lostDisks, number, listed);
    }

    /** A domain that only Xen knows, as a toolstack that died leaves it. */
    Copy forgotten() {
        return withJob(false).listed(false);
    }

    /** One that the toolstack knows. */
    Copy known() {
        return listed(true);
    }

    private Copy listed(boolean by) {
        return new Copy(guest, scheduled, heldBytes, cpuBefore, since, lostDisks, domid, by);
    }

    /** What the toolstack shows of it: of a domain that it does not know, a definition that is off, or nothing. */
    Optional<Copy> shown(Instant now) {
        if (listed) {
            return Optional.of(this);
        }
        return persistent() ? Optional.of(off("shut off", now)) : Optional.empty();
    }

    /** Whether Xen holds it; an entry of the toolstack for a guest that will never come is nothing to Xen. */
    boolean isHeld() {
        return guest.isArriving() ? heldBytes > 0 : guest.isActive();
    }

    /** Whether a process of its Dom0 waits for the rest of it, also after its sender is gone. */
    boolean isReceived() {
        return isHeld() && guest.isArriving();
    }

    Copy without(Set<String> disks) {
        return new Copy(guest, scheduled, heldBytes, cpuBefore, since, disks, domid, listed);
    }

    Copy saying(GuestState state, String said) {
        return described(new Condition(state, said), guest.definition(), guest.job());
    }

    Copy keeping(Definition definition) {
        return described(guest.condition(), definition, guest.job());
    }

    Copy withJob(boolean active) {
        return described(guest.condition(), guest.definition(), Observed.known(active, "simulated job information"));
    }

    /** Off: nothing in memory, only what the host keeps of it. */
    Copy off(String said, Instant now) {
        return known().scheduled(false, now)
                .saying(GuestState.SHUT_OFF, said)
                .withJob(false)
                .holding(0)
                .numbered(0);
    }

    /** Running because the toolstack started it, with a fresh count of processor time. */
    Copy running(String said, Instant now) {
        return new Copy(guest, true, guest.memoryBytes(), Duration.ZERO, now, lostDisks, domid, listed)
                .saying(GuestState.RUNNING, said)
                .withJob(false);
    }

    boolean persistent() {
        return guest.definition().persistent();
    }

    boolean busy() {
        return guest.job().asOptional().orElse(false);
    }

    Sighting sighting(Instant now) {
        return new Sighting.Present(told(), guest.definition(), cpuTime(now), busy());
    }

    /** libvirt goes on calling a guest running that a migration suspended, for as long as that has its job. */
    private Condition told() {
        return busy() && guest.condition().state() == GuestState.SUSPENDED
                ? new Condition(GuestState.RUNNING, "running (booted)")
                : guest.condition();
    }

    /** With another medium in a drive, or none. */
    Copy loaded(String drive, Optional<String> medium) {
        List<Disk> disks = guest.devices().disks().stream()
                .map(disk -> disk.target().equals(drive) ? disk.holding(medium) : disk)
                .toList();
        Guest.Devices devices =
                new Guest.Devices(disks, guest.devices().nics(), guest.devices().passedThrough());
        return changed(guest.condition(), guest.definition(), devices, guest.job());
    }

    private Copy described(Condition condition, Definition definition, Observed<Boolean> job) {
        return changed(condition, definition, guest.devices(), job);
    }

    private Copy changed(Condition condition, Definition definition, Guest.Devices devices, Observed<Boolean> job) {
        Guest changed = new Guest(
                guest.id(),
                guest.name(),
                guest.type(),
                guest.memoryBytes(),
                guest.maxMemoryBytes(),
                guest.vcpus(),
                condition,
                definition,
                devices,
                job,
                guest.load(),
                guest.setup());
        return new Copy(changed, scheduled, heldBytes, cpuBefore, since, lostDisks, domid, listed);
    }
}
