package io.drover.model;

import java.util.List;

/**
 * A guest as one host describes it.
 *
 * @param id its identity
 * @param name its name, for people
 * @param type how Xen virtualises it
 * @param memoryBytes memory it has now
 * @param maxMemoryBytes memory it may grow to
 * @param vcpus virtual processors
 * @param condition what it is doing
 * @param definition what the host keeps of it
 * @param devices its disks, NICs and passed-through devices
 * @param job whether something else (a migration, a save) is under way with it
 * @param load how it writes to its memory
 * @param setup how it was set up
 */
public record Guest(
        GuestId id,
        String name,
        GuestType type,
        long memoryBytes,
        long maxMemoryBytes,
        int vcpus,
        Condition condition,
        Definition definition,
        Devices devices,
        Observed<Boolean> job,
        Observed<Load> load,
        Setup setup) {

    /**
     * A guest's devices.
     *
     * @param disks disks and drives
     * @param nics network interfaces
     * @param passedThrough physical devices
     */
    public record Devices(List<Disk> disks, List<Nic> nics, List<PassedThrough> passedThrough) {
        public Devices {
            disks = List.copyOf(disks);
            nics = List.copyOf(nics);
            passedThrough = List.copyOf(passedThrough);
        }
    }

    /** Whether a host has this guest in memory, running or not. */
    public boolean isActive() {
        return condition.state() != GuestState.SHUT_OFF;
    }

    /** Whether this is a copy that a migration is still filling, and the guest itself is on the host that it comes from. */
    public boolean isArriving() {
        return condition.state() == GuestState.INCOMING;
    }
}
