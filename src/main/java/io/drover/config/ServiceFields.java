package io.drover.config;

import io.drover.model.Os;
import io.drover.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services of a simulated Dom0, and the settings on which guests depend there. */
final class ServiceFields {
    private static final Setting<String> DOWN =
            Setting.of("services-down", Kind.TEXT, "Services that do not run, such as xenconsoled.");
    static final List<Setting<?>> ALL = List.of(DOWN);

    private final Os os;
    private final List<String> names;
    private final List<String> down;

    /** Reads the fields of a host with that system, with or without a lock manager. */
    ServiceFields(YamlMap entry, Os os, boolean locks) {
        this.os = os;
        this.down = entry.list(DOWN).orElse(List.of());
        this.names = new ArrayList<>(List.of("xenstored", "xenconsoled", "libvirtd"));
        names.add(os == Os.FREEBSD ? "xencommons" : "xendomains");
        if (locks) {
            names.add("virtlockd");
        }
        down.stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> entry.complain(
                        DOWN.name(), "names '" + name + "'; it must name services of " + Problems.list(names)));
    }

    List<Service> services() {
        return names.stream()
                .map(name -> new Service(name, !down.contains(name), true))
                .toList();
    }

    /** As Xen's and FreeBSD's handbooks want them. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("autoballoon", "off");
        if (os == Os.FREEBSD) {
            settings.put("vm.max_wired", "-1");
            settings.put("memorylocked", "unlimited");
            settings.put("xencommons_enable", "YES");
            settings.put("if_tap_load", "YES");
        }
        return settings;
    }
}
