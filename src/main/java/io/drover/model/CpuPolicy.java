package io.drover.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the hypervisor lets guests see of the processors ({@code xen-cpuid -p}).
 *
 * @param vendor such as {@code GenuineIntel}
 * @param defaults leaf registers that an HVM or PVH guest gets by default, such as {@code 00000001.ecx}, with their bits
 * @param most the same at most: a guest that has more than this cannot run on
 */
public record CpuPolicy(String vendor, SortedMap<String, Long> defaults, SortedMap<String, Long> most) {

    public CpuPolicy {
        defaults = new TreeMap<>(Map.copyOf(defaults));
        most = new TreeMap<>(Map.copyOf(most));
    }
}
