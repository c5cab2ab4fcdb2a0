package io.drover.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A guest as Xen holds it, whatever a toolstack says ({@code xl list -v}). Guests that are off are not here.
 *
 * @param domid Xen's number for it, new after each start and migration
 * @param id its UUID, where Xen tells one
 * @param name its name; {@code NAME--incoming} and {@code NAME--migratedaway} are halves of an {@code xl migrate}
 * @param state what Xen does with it
 * @param memoryBytes the memory that it holds; less than its size while it is arriving
 * @param vcpus virtual processors
 * @param cpuTime processor time used so far; it grows only while Xen runs it
 * @param config what it was made from, where the toolstack kept it
 * @param disks its virtual disks with the state of each
 */
public record XenDomain(
        int domid,
        Optional<GuestId> id,
        String name,
        XenState state,
        long memoryBytes,
        int vcpus,
        Duration cpuTime,
        Observed<DomainConfig> config,
        Observed<List<VirtualDisk>> disks) {

    /** Whether this is the Dom0 itself. */
    public boolean isDomainZero() {
        return domid == 0;
    }
}
