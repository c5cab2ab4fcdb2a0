package io.drover.config;

import io.drover.model.Observed;
import io.drover.model.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a simulated guest was set up: in no way that keeps it from moving, unless its fields say otherwise. */
final class SetupFields {
    private static final Setting<Path> KERNEL =
            Setting.of("kernel", Kind.ABSOLUTE_PATH, "The Dom0 file that it boots; default: what is on its disk.");
    private static final Setting<String> LISTEN =
            Setting.of("vnc-listen", Kind.TEXT, "The address on which its VNC display listens; default: no display.");
    private static final Setting<Boolean> NOMIGRATE =
            Setting.of("nomigrate", Kind.YES_NO, false, "Whether its owner forbade moving it.");
    private static final Setting<Boolean> VNUMA =
            Setting.of("vnuma", Kind.YES_NO, false, "Whether it sees NUMA nodes of its own.");
    private static final Setting<Boolean> NESTED =
            Setting.of("nested-hvm", Kind.YES_NO, false, "Whether it may run a hypervisor itself.");
    private static final Setting<String> TSC =
            Setting.of("tsc-mode", Kind.TEXT, "default", "How it reads the time stamp counter, in Xen's word.");
    private static final Setting<Integer> PINNED =
            Setting.of("pinned-to", Kind.from(0, 4_095), "The physical processors that it is bound to; default: none.");
    private static final Setting<String> POOL =
            Setting.of("cpu-pool", Kind.TEXT, "Pool-0", "The pool of processors that it runs in.");
    static final List<Setting<?>> ALL = List.of(KERNEL, LISTEN, NOMIGRATE, VNUMA, NESTED, TSC, PINNED, POOL);

    private static final List<String> TSC_MODES = List.of("default", "always_emulate", "native", "native_paravirt");

    private SetupFields() {}

    static Setup read(YamlMap fields, String how) {
        SortedMap<String, String> files = new TreeMap<>();
        fields.get(KERNEL).ifPresent(path -> files.put("kernel", path.toString()));
        List<Setup.Display> displays = fields.get(LISTEN).stream()
                .map(address -> new Setup.Display("vnc", address, 0))
                .toList();
        String tsc = fields.orStandard(TSC);
        if (!TSC_MODES.contains(tsc)) {
            fields.complain(TSC.name(), "is '" + tsc + "'; it must be one of " + Problems.list(TSC_MODES));
        }
        return new Setup(
                files,
                displays,
                Observed.known(!fields.orStandard(NOMIGRATE), how),
                Observed.known(fields.orStandard(VNUMA), how),
                Observed.known(fields.orStandard(NESTED), how),
                Observed.known(tsc, how),
                Observed.known(fields.list(PINNED).map(Set::copyOf).orElse(Set.of()), how),
                Observed.known(fields.orStandard(POOL), how));
    }
}
