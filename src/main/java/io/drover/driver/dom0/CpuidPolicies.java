package io.drover.driver.dom0;

import io.drover.model.CpuPolicy;
import io.drover.model.Observed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What guests see of the processors, from {@code xen-cpuid -p}: of each policy the leaves that are not zero, as
 * {@code LEAF:SUBLEAF -> eax:ebx:ecx:edx}. Only words of feature bits are kept; which they are is listed in Xen's
 * public/arch-x86/cpufeatureset.h.
 */
final class CpuidPolicies {
    static final String COMMAND = "xen-cpuid -p";

    private static final Pattern POLICY = Pattern.compile("(.{1,40}) policy: \\d{1,4} leaves, \\d{1,4} MSRs");
    private static final Pattern LEAF = Pattern.compile(
            " +([0-9a-f]{8}):([0-9a-f]{8}) -> ([0-9a-f]{8}):([0-9a-f]{8}):([0-9a-f]{8}):([0-9a-f]{8}) *");
    private static final Pattern OTHER =
            Pattern.compile("Xen reports there are maximum .*| CPUID:| MSRs:| +leaf +subleaf .*| +index +->.*"
                    + "| +[0-9a-f]{8} +-> [0-9a-f]{16} *");
    private static final String NO_SUBLEAF = ":ffffffff";
    private static final List<String> REGISTERS = List.of("eax", "ebx", "ecx", "edx");

    /** Words of feature bits, by what they are called here and by leaf and subleaf. */
    private static final Map<String, String> FEATURES = Map.ofEntries(
            Map.entry("00000001.ecx", "00000001:ffffffff"),
            Map.entry("00000001.edx", "00000001:ffffffff"),
            Map.entry("00000007.0.ebx", "00000007:00000000"),
            Map.entry("00000007.0.ecx", "00000007:00000000"),
            Map.entry("00000007.0.edx", "00000007:00000000"),
            Map.entry("00000007.1.eax", "00000007:00000001"),
            Map.entry("00000007.1.ebx", "00000007:00000001"),
            Map.entry("00000007.1.ecx", "00000007:00000001"),
            Map.entry("00000007.1.edx", "00000007:00000001"),
            Map.entry("0000000d.1.eax", "0000000d:00000001"),
            Map.entry("80000001.ecx", "80000001:ffffffff"),
            Map.entry("80000001.edx", "80000001:ffffffff"),
            Map.entry("80000007.edx", "80000007:ffffffff"),
            Map.entry("80000008.ebx", "80000008:ffffffff"),
            Map.entry("80000021.eax", "80000021:ffffffff"));

    /** Bits that follow what the guest's kernel switched on: OSXSAVE and OSPKE. */
    private static final Map<String, Long> VOLATILE = Map.of("00000001.ecx", 1L << 27, "00000007.0.ecx", 1L << 4);

    private CpuidPolicies() {}

    static Observed<CpuPolicy> read(Sections sections) {
        return sections.read(COMMAND, section -> {
            var policies = policies(section);
            var defaults = leaves(policies, "HVM Default");
            var most = leaves(policies, "HVM Max");
            if (!vendor(defaults).equals(vendor(most))) {
                throw new IllegalArgumentException("its policies are of two vendors");
            }
            return new CpuPolicy(vendor(defaults), features(defaults), features(most));
        });
    }

    private static Map<String, Map<String, List<Long>>> policies(Section section) {
        var policies = new HashMap<String, Map<String, List<Long>>>();
        var leaves = new HashMap<String, List<Long>>();
        for (String line : section.rows()) {
            Matcher policy = POLICY.matcher(line);
            Matcher leaf = LEAF.matcher(line);
            if (policy.matches()) {
                leaves = new HashMap<>();
                if (policies.put(policy.group(1), leaves) != null) {
                    throw new IllegalArgumentException("it tells a policy twice");
                }
            } else if (leaf.matches()) {
                var values = List.of(bits(leaf, 3), bits(leaf, 4), bits(leaf, 5), bits(leaf, 6));
                if (leaves.put(leaf.group(1) + ":" + leaf.group(2), values) != null) {
                    throw new IllegalArgumentException("it tells leaf " + leaf.group(1) + " twice");
                }
            } else if (!OTHER.matcher(line).matches()) {
                throw new IllegalArgumentException("'" + line + "' is no line of its table");
            }
        }
        return policies;
    }

    private static long bits(Matcher leaf, int group) {
        return Long.parseLong(leaf.group(group), 16);
    }

    private static Map<String, List<Long>> leaves(Map<String, Map<String, List<Long>>> policies, String name) {
        var leaves = policies.get(name);
        if (leaves == null
                || !leaves.containsKey("00000000" + NO_SUBLEAF)
                || !leaves.containsKey("00000001" + NO_SUBLEAF)) {
            throw new IllegalArgumentException("it does not tell the policy " + name);
        }
        return leaves;
    }

    /** Leaf 0 spells the vendor in ebx, edx and ecx, lowest byte first. */
    private static String vendor(Map<String, List<Long>> leaves) {
        var words = leaves.getOrDefault("00000000" + NO_SUBLEAF, List.of());
        var bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        for (int register : new int[] {1, 3, 2}) {
            bytes.putInt(words.get(register).intValue());
        }
        var vendor = new String(bytes.array(), StandardCharsets.US_ASCII);
        if (!vendor.chars().allMatch(letter -> letter >= ' ' && letter < 127)) {
            throw new IllegalArgumentException("its leaf 0 spells no vendor");
        }
        return vendor;
    }

    private static SortedMap<String, Long> features(Map<String, List<Long>> leaves) {
        var features = new TreeMap<String, Long>();
        FEATURES.forEach((name, leaf) -> {
            int register = REGISTERS.indexOf(name.substring(name.length() - 3));
            long bits = leaves.containsKey(leaf) ? leaves.get(leaf).get(register) : 0;
            features.put(name, bits & ~VOLATILE.getOrDefault(name, 0L));
        });
        return features;
    }
}
