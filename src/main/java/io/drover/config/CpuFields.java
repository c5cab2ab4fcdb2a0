package io.drover.config;

import io.drover.model.CpuPolicy;
import io.drover.model.Host;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What guests see of a simulated host's processors. The bits are those of Intel's and AMD's manuals (CPUID leaves 1 and 7), of which
 * the fleet's file knows some by name.
 */
final class CpuFields {
    private static final Setting<String> VENDOR =
            Setting.of("cpu-vendor", Kind.TEXT, "The processor's maker; default: as its model suggests.");
    private static final Setting<String> LACKS =
            Setting.of("cpu-lacks", Kind.TEXT, "Features that its processors lack, such as avx512f.");
    static final List<Setting<?>> ALL = List.of(VENDOR, LACKS);

    private static final String LEAF_1_EDX = "00000001.edx";
    private static final String LEAF_1_ECX = "00000001.ecx";
    private static final String LEAF_7_EBX = "00000007.0.ebx";

    /** fpu, tsc, msr, pae, cx8, sep, cmov, clflush, mmx, fxsr, sse, sse2. */
    private static final long BASE_EDX = 0x0788_8971L;

    /** sse3, ssse3, cx16, sse4.1, sse4.2, movbe and the hypervisor's own bit. */
    private static final long BASE_ECX = 0x8058_2201L;

    /** fsgsbase, smep, erms, smap. */
    private static final long BASE_EBX = 0x0010_0281L;

    private static final String AVX512 = "avx512f";

    private record Bit(String register, int number) {}

    private static final Map<String, Bit> NAMED = new TreeMap<>(Map.of(
            "popcnt",
            new Bit(LEAF_1_ECX, 23),
            "aes",
            new Bit(LEAF_1_ECX, 25),
            "avx",
            new Bit(LEAF_1_ECX, 28),
            "rdrand",
            new Bit(LEAF_1_ECX, 30),
            "bmi1",
            new Bit(LEAF_7_EBX, 3),
            "avx2",
            new Bit(LEAF_7_EBX, 5),
            "bmi2",
            new Bit(LEAF_7_EBX, 8),
            AVX512,
            new Bit(LEAF_7_EBX, 16),
            "rdseed",
            new Bit(LEAF_7_EBX, 18),
            "sha",
            new Bit(LEAF_7_EBX, 29)));

    /** Models of libvirt's processor map that have AVX-512. */
    private static final List<String> WITH_AVX512 =
            List.of("SKYLAKE-SERVER", "CASCADELAKE", "COOPERLAKE", "ICELAKE-SERVER", "SAPPHIRERAPIDS", "EPYC-GENOA");

    private final Optional<String> vendor;
    private final List<String> lacks;

    /** Reads the fields of a host. */
    CpuFields(YamlMap entry) {
        this.vendor = entry.get(VENDOR);
        this.lacks = entry.list(LACKS).orElse(List.of());
        lacks.stream()
                .filter(name -> !NAMED.containsKey(name))
                .forEach(name -> entry.complain(
                        LACKS.name(), "names '" + name + "'; it must name some of " + Problems.list(NAMED.keySet())));
    }

    /** What guests of that host see. */
    CpuPolicy policy(Host host) {
        String model = host.cpu().model().asOptional().orElse("").toUpperCase(Locale.ROOT);
        SortedMap<String, Long> registers =
                new TreeMap<>(Map.of(LEAF_1_EDX, BASE_EDX, LEAF_1_ECX, BASE_ECX, LEAF_7_EBX, BASE_EBX));
        NAMED.forEach((name, bit) -> {
            if (!lacks.contains(name) && (!name.equals(AVX512) || hasAvx512(model))) {
                registers.merge(bit.register(), 1L << bit.number(), (one, other) -> one | other);
            }
        });
        boolean amd = model.startsWith("EPYC") || model.startsWith("OPTERON");
        return new CpuPolicy(vendor.orElse(amd ? "AuthenticAMD" : "GenuineIntel"), registers, registers);
    }

    private static boolean hasAvx512(String model) {
        return WITH_AVX512.stream().anyMatch(model::startsWith);
    }
}
