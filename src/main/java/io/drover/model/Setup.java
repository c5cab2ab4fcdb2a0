package io.drover.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a guest was set up, as far as it matters to a move and to its next start.
 *
 * @param bootFiles the Dom0 files that its start needs, by what they are: kernel, ramdisk, firmware, bootloader, device model
 * @param displays its graphical consoles
 * @param migratable false where its owner forbade moving it ({@code nomigrate=1}), which Xen does not enforce
 * @param vnuma whether it sees NUMA nodes of its own
 * @param nestedHvm whether it may run a hypervisor itself
 * @param tscMode Xen's word for how it reads the time stamp counter, such as {@code default} or {@code native}
 * @param pinnedTo the physical processors that it is bound to; empty where it may run on any
 * @param cpuPool the pool of processors that it runs in
 */
public record Setup(
        SortedMap<String, String> bootFiles,
        List<Display> displays,
        Observed<Boolean> migratable,
        Observed<Boolean> vnuma,
        Observed<Boolean> nestedHvm,
        Observed<String> tscMode,
        Observed<Set<Integer>> pinnedTo,
        Observed<String> cpuPool) {

    public Setup {
        bootFiles = new TreeMap<>(Map.copyOf(bootFiles));
        displays = List.copyOf(displays);
    }

    /**
     * A graphical console.
     *
     * @param protocol such as {@code vnc} or {@code spice}
     * @param listen the address it listens on; empty text where the toolstack's default, the loopback address, holds
     * @param port the port it was given; 0 where the toolstack chooses one
     */
    public record Display(String protocol, String listen, int port) {}

    /** What is known of a guest whose toolstack tells nothing of this. */
    public static Setup untold(String why) {
        return new Setup(
                new TreeMap<>(),
                List.of(),
                Observed.unknown(why),
                Observed.unknown(why),
                Observed.unknown(why),
                Observed.unknown(why),
                Observed.unknown(why),
                Observed.unknown(why));
    }
}
