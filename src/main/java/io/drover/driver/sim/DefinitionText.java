package io.drover.driver.sim;

import io.drover.model.Disk;
import io.drover.model.Guest;
import io.drover.model.Nic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A simulated guest's definition, in the form that xl's configuration files have. */
final class DefinitionText {
    private static final long MIB = 1L << 20;

    private DefinitionText() {}

    static String of(Guest guest) {
        List<String> lines = new ArrayList<>();
        lines.add("name = " + quoted(guest.name()));
        lines.add("uuid = " + quoted(guest.id().toString()));
        lines.add("type = " + quoted(guest.type().name().toLowerCase(Locale.ROOT)));
        lines.add("memory = " + guest.memoryBytes() / MIB);
        lines.add("maxmem = " + guest.maxMemoryBytes() / MIB);
        lines.add("vcpus = " + guest.vcpus());
        lines.add("disk = "
                + list(guest.devices().disks().stream()
                        .map(DefinitionText::disk)
                        .toList()));
        lines.add("vif = "
                + list(guest.devices().nics().stream().map(DefinitionText::nic).toList()));
        return String.join("\n", lines) + "\n";
    }

    private static String disk(Disk disk) {
        return "format=" + disk.format() + ",vdev=" + disk.target() + ",access=" + (disk.readOnly() ? "ro" : "rw")
                + (disk.kind() == Disk.Kind.CDROM ? ",devtype=cdrom" : "") + ",target="
                + disk.source().orElse("");
    }

    private static String nic(Nic nic) {
        return "mac=" + nic.mac()
                + nic.bridge().map(bridge -> ",bridge=" + bridge).orElse("");
    }

    private static String list(List<String> items) {
        return items.stream().map(DefinitionText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
