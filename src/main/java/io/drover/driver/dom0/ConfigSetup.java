package io.drover.driver.dom0;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.model.GuestType;
import io.drover.model.Observed;
import io.drover.model.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How a guest was set up, in libxl's JSON: {@code domain_build_info}.
 *
 * @param config the whole {@code domain_config}
 * @param type how Xen virtualises it
 * @param cpus how many physical processors the host has, where that is known
 */
record ConfigSetup(JsonNode config, GuestType type, OptionalInt cpus) {
    private static final int FIRST_VNC_PORT = 5900;
    private static final int MOST_PORT = 65_535;
    private static final int MOST_CPU = 65_535;

    /** The pool of processors that Xen makes at boot, in which a guest is unless another is named. */
    private static final String FIRST_POOL = "Pool-0";

    /** The setup, with the pool that Xen says it is in, where it does. */
    Setup setup(Optional<String> pool) {
        JsonNode built = config.path("b_info");
        JsonNode hvm = built.path("type.hvm");
        return new Setup(
                bootFiles(built),
                displays(hvm),
                known(!Json.flag(built, "disable_migrate", false)),
                known(!Json.elements(built.path("vnuma_nodes")).isEmpty()),
                known(Json.flag(built, "nested_hvm", Json.flag(hvm, "nested_hvm", false))),
                known(Json.text(built, "tsc_mode").orElse("default")),
                Sections.attempt(XlConfig.COMMAND, () -> pinnedTo(built)),
                pool.map(name -> Observed.known(name, XlList.COMMAND))
                        .orElseGet(() -> known(
                                Json.text(config.path("c_info"), "pool_name").orElse(FIRST_POOL))));
    }

    private static <T> Observed<T> known(T value) {
        return Observed.known(value, XlConfig.COMMAND);
    }

    private static SortedMap<String, String> bootFiles(JsonNode built) {
        JsonNode pv = built.path("type.pv");
        JsonNode hvm = built.path("type.hvm");
        var files = new TreeMap<String, String>();
        put(files, "kernel", Json.text(built, "kernel").or(() -> Json.text(pv, "kernel")));
        put(files, "ramdisk", Json.text(built, "ramdisk").or(() -> Json.text(pv, "ramdisk")));
        put(files, "bootloader", Json.text(built, "bootloader").or(() -> Json.text(pv, "bootloader")));
        put(files, "firmware", Json.text(hvm, "system_firmware").or(() -> Json.text(hvm, "firmware")));
        put(files, "device model", Json.text(built, "device_model"));
        return files;
    }

    private static void put(SortedMap<String, String> files, String what, Optional<String> path) {
        path.ifPresent(file -> files.put(what, file));
    }

    /** An HVM guest has VNC unless that is switched off, and so has a framebuffer (libxl_create.c, libxl_vfb.c). */
    private List<Setup.Display> displays(JsonNode hvm) {
        var displays = new ArrayList<Setup.Display>();
        if (type == GuestType.HVM && Json.flag(hvm.path("vnc"), "enable", true)) {
            displays.add(vnc(hvm.path("vnc")));
        }
        if (type == GuestType.HVM && Json.flag(hvm.path("spice"), "enable", false)) {
            JsonNode spice = hvm.path("spice");
            int port = (int) Json.number(spice, "port", MOST_PORT, 0);
            displays.add(new Setup.Display(
                    "spice",
                    Json.text(spice, "host").orElse(""),
                    port > 0 ? port : (int) Json.number(spice, "tls_port", MOST_PORT, 0)));
        }
        for (JsonNode framebuffer : Json.elements(config.path("vfbs"))) {
            if (Json.flag(framebuffer.path("vnc"), "enable", true)) {
                displays.add(vnc(framebuffer.path("vnc")));
            }
        }
        return displays;
    }

    /** The display's number is only where the search for a free one begins, unless the search is switched off. */
    private static Setup.Display vnc(JsonNode vnc) {
        var listen = Json.text(vnc, "listen").orElse("");
        long display = Json.number(vnc, "display", MOST_PORT - FIRST_VNC_PORT, 0);
        int colon = listen.indexOf(':');
        if (colon >= 0 && colon == listen.lastIndexOf(':')) {
            display = Integers.between(listen.substring(colon + 1), 0L, MOST_PORT - FIRST_VNC_PORT);
            listen = listen.substring(0, colon);
        }
        boolean fixed = !Json.flag(vnc, "findunused", true);
        return new Setup.Display("vnc", listen, fixed ? (int) display + FIRST_VNC_PORT : 0);
    }

    /** Processors that it is bound to; a map of all that the host has is no bond. */
    private Set<Integer> pinnedTo(JsonNode built) {
        var maps = new ArrayList<>(Json.elements(built.path("vcpu_hard_affinity")));
        if (maps.isEmpty() && built.has("cpumap")) {
            maps.add(built.path("cpumap"));
        }
        var pinned = new TreeSet<Integer>();
        for (JsonNode map : maps) {
            for (JsonNode cpu : Json.elements(map)) {
                if (!cpu.isInt()) {
                    throw new IllegalArgumentException("a processor that a guest is bound to is no number");
                }
                pinned.add((int) Integers.between(cpu.longValue(), 0, MOST_CPU));
            }
        }
        if (cpus.isEmpty() && !pinned.isEmpty()) {
            throw new IllegalArgumentException(
                    "it may be bound to all processors of the host, whose number is not known");
        }
        boolean everywhere =
                cpus.isPresent() && IntStream.range(0, cpus.getAsInt()).allMatch(pinned::contains);
        return everywhere ? Set.of() : pinned;
    }
}
