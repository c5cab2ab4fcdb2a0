package io.drover.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The CPUID registers whose bits are features, and the names of the best known. Other registers hold numbers, in which a missing bit means
 * nothing. The list is that of Xen's feature sets (include/public/arch-x86/cpufeatureset.h) and of the state components that XSAVE
 * manages; the names are those of Intel's and AMD's manuals.
 */
final class CpuFeatures {
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int HEX = 16;
    private static final Pattern NAMED = Pattern.compile("[^ ]+ bit [0-9]+ \\(([a-z0-9]+)\\)");

    /** Names that Xen's option {@code cpuid=} takes as they are: those of its feature sets in small letters. */
    private static final Set<String> HIDDEN = Set.of(
            "avx",
            "avx2",
            "fma",
            "f16c",
            "bmi1",
            "bmi2",
            "movbe",
            "popcnt",
            "ssse3",
            "rdrand",
            "rdseed",
            "adx",
            "smap",
            "smep",
            "erms",
            "invpcid",
            "rtm",
            "hle",
            "mpx",
            "sha",
            "clwb",
            "clflushopt",
            "avx512f",
            "avx512dq",
            "avx512ifma",
            "avx512cd",
            "avx512bw",
            "avx512vl",
            "umip",
            "pku",
            "gfni",
            "vaes",
            "vpclmulqdq",
            "rdpid",
            "fsrm",
            "xsaveopt",
            "xsavec",
            "xsaves",
            "sse4a",
            "xop",
            "fma4",
            "tbm",
            "clzero");

    private static final Map<String, Map<Integer, String>> NAMES = new HashMap<>();

    static {
        name("00000001.edx", "0 fpu, 4 tsc, 5 msr, 6 pae, 8 cx8, 11 sep, 15 cmov, 19 clflush, 23 mmx, 25 sse, 26 sse2");
        name("00000001.ecx", "0 sse3, 1 pclmulqdq, 9 ssse3, 12 fma, 13 cx16, 17 pcid, 19 sse4.1, 20 sse4.2, 21 x2apic");
        name("00000001.ecx", "22 movbe, 23 popcnt, 24 tsc-deadline, 25 aes, 26 xsave, 28 avx, 29 f16c, 30 rdrand");
        name("00000007.0.ebx", "0 fsgsbase, 3 bmi1, 4 hle, 5 avx2, 7 smep, 8 bmi2, 9 erms, 10 invpcid, 11 rtm, 14 mpx");
        name("00000007.0.ebx", "16 avx512f, 17 avx512dq, 18 rdseed, 19 adx, 20 smap, 21 avx512ifma, 23 clflushopt");
        name("00000007.0.ebx", "24 clwb, 28 avx512cd, 29 sha, 30 avx512bw, 31 avx512vl");
        name("00000007.0.ecx", "1 avx512vbmi, 2 umip, 3 pku, 6 avx512vbmi2, 8 gfni, 9 vaes, 10 vpclmulqdq");
        name("00000007.0.ecx", "11 avx512vnni, 12 avx512bitalg, 14 avx512vpopcntdq, 22 rdpid");
        name("00000007.0.edx", "4 fsrm, 8 avx512vp2intersect, 10 md-clear, 26 ibrs, 27 stibp, 29 arch-caps, 31 ssbd");
        name("00000007.1.eax", "4 avx-vnni, 5 avx512bf16");
        name("00000007.1.ebx", "");
        name("00000007.1.ecx", "");
        name("00000007.1.edx", "");
        name("00000007.2.edx", "");
        name(
                "0000000d.0.eax",
                "2 avx state, 5 avx512 mask state, 6 avx512 upper state, 7 avx512 high state, 9 pku state");
        name("0000000d.0.edx", "");
        name("0000000d.1.eax", "0 xsaveopt, 1 xsavec, 2 xgetbv1, 3 xsaves");
        name("80000001.edx", "11 syscall, 20 nx, 22 mmxext, 26 1-GiB pages, 27 rdtscp, 29 long mode");
        name("80000001.ecx", "0 lahf, 2 svm, 5 lzcnt, 6 sse4a, 8 3dnowprefetch, 11 xop, 16 fma4, 21 tbm");
        name("80000007.edx", "8 invariant tsc");
        name("80000008.ebx", "0 clzero, 9 wbnoinvd, 12 ibpb, 14 ibrs, 15 stibp, 24 ssbd");
        name("80000021.eax", "");
        name("80000021.ecx", "");
    }

    private CpuFeatures() {}

    private static void name(String register, String bits) {
        var names = NAMES.computeIfAbsent(register, unseen -> new HashMap<>());
        for (var each : bits.isEmpty() ? new String[0] : bits.split(", ", -1)) {
            int blank = each.indexOf(' ');
            names.put(Integer.valueOf(each.substring(0, blank)), each.substring(blank + 1));
        }
    }

    /** The features among registers, each under one spelling of its register. */
    static Map<String, Long> of(SortedMap<String, Long> registers) {
        Map<String, Long> features = new TreeMap<>();
        registers.forEach((name, bits) -> {
            var spelt = spelt(name);
            if (NAMES.containsKey(spelt)) {
                features.merge(spelt, bits & 0xffff_ffffL, (one, other) -> one | other);
            }
        });
        return features;
    }

    /** A sub-leaf may be told with leading zeros. */
    private static String spelt(String name) {
        var parts = DOT.split(name.toLowerCase(Locale.ROOT), -1);
        return parts.length == 3 && parts[1].matches("[0-9a-f]{1,8}")
                ? parts[0] + "." + Integer.toHexString(Integer.parseUnsignedInt(parts[1], HEX)) + "." + parts[2]
                : name.toLowerCase(Locale.ROOT);
    }

    /** What one has and the other lacks, each bit with its register and its name. */
    static List<String> missing(Map<String, Long> wanted, Map<String, Long> there) {
        List<String> missing = new ArrayList<>();
        wanted.forEach((register, bits) -> {
            long lost = bits & ~there.getOrDefault(register, 0L);
            for (int bit = 0; bit < Integer.SIZE; bit++) {
                if ((lost >>> bit & 1) != 0) {
                    missing.add(named(register, bit));
                }
            }
        });
        return missing;
    }

    /**
     * The option of Xen's command line that hides what the other lacks, if Xen has a name for all of it. States that XSAVE manages go with the
     * features that they belong to.
     */
    static Optional<String> hiding(Map<String, Long> wanted, Map<String, Long> there) {
        List<String> hidden = new ArrayList<>();
        for (var lost : missing(wanted, there)) {
            var named = NAMED.matcher(lost);
            boolean known = named.matches() && HIDDEN.contains(named.group(1));
            if (!known && !lost.startsWith("0000000d.0.")) {
                return Optional.empty();
            }
            if (known) {
                hidden.add("no-" + named.group(1));
            }
        }
        return Optional.of("cpuid=" + String.join(",", hidden)).filter(option -> !hidden.isEmpty());
    }

    private static String named(String register, int bit) {
        var name = NAMES.getOrDefault(register, Map.of()).get(bit);
        return register + " bit " + bit + (name == null ? "" : " (" + name + ")");
    }
}
