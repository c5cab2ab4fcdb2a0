package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.Move;

/**
 * The memory that a guest takes from a host, as libxl counts it before it builds a domain (libxl_domain_need_memory and
 * libxl_get_required_shadow_memory in tools/libs/light of Xen's sources): its memory; for PVH and HVM the paging pool of 1 MiB a
 * vCPU and 8 KiB a MiB of its maximum, and 2 MiB more; for PV 1 MiB more; the sum rounded up to 2 MiB.
 */
public final class Footprint {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long STEP = 2 * MIB;

    private Footprint() {}

    /** What the guest needs with the memory that it has now, in bytes. */
    public static long bytes(Guest guest) {
        return with(guest, guest.memoryBytes());
    }

    /** What the guest of a move needs, by what its source says of it; of one that is not there, its memory. */
    public static long bytes(Move move, Fleet fleet) {
        return fleet.host(move.from())
                .flatMap(host -> host.guest(move.guest()))
                .map(Footprint::bytes)
                .orElse(move.memoryBytes());
    }

    /** What the guest needs once it has grown to its maximum, in bytes. */
    public static long bytesAtMost(Guest guest) {
        return with(guest, Math.max(guest.memoryBytes(), guest.maxMemoryBytes()));
    }

    private static long with(Guest guest, long memoryBytes) {
        long sum = memoryBytes + (guest.type() == GuestType.PV ? MIB : pagingPool(guest) + 2 * MIB);
        return (sum + STEP - 1) / STEP * STEP;
    }

    private static long pagingPool(Guest guest) {
        long maxMib = Math.max(guest.memoryBytes(), guest.maxMemoryBytes()) / MIB;
        return guest.vcpus() * MIB + 8 * KIB * maxMib;
    }
}
