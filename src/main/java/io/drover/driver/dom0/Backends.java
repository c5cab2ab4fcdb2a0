package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.VirtualDisk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The states of all virtual disks, from one {@code xenstore-ls} of the backends: a tree of kind, domain, device and its
 * entries, each level one space further in.
 */
final class Backends {
    private static final String COMMAND = "xenstore-ls /local/domain/0/backend";
    private static final Set<String> DISKS = Set.of("vbd", "vbd3", "qdisk", "tap", "tap2", "virtio_disk");
    private static final Pattern ENTRY = Pattern.compile("( {0,20})([^ =]{1,255}) = \"([^\"]*)(?:\".*|\\.\\.\\.)");
    private static final int ENTRY_LEVEL = 3;

    private final Map<Integer, Map<String, VirtualDisk>> disks = new HashMap<>();
    private final List<String> place = new ArrayList<>();

    private Backends() {}

    /** The disks of each domain that has any. */
    static Observed<Map<Integer, List<VirtualDisk>>> read(Sections sections) {
        if (sections.said(COMMAND) instanceof Observed.Known<Section> known && hasNone(known.value())) {
            return Observed.known(Map.of(), COMMAND);
        }
        return sections.read(COMMAND, section -> new Backends().disks(section));
    }

    /** On a host that had no guest yet there is no such directory. */
    private static boolean hasNone(Section section) {
        return section.exitCode() == 1
                && section.text()
                        .equals("xenstore-ls: xs_directory (/local/domain/0/backend): No such file or directory");
    }

    private Map<Integer, List<VirtualDisk>> disks(Section section) {
        section.rows().forEach(this::take);
        var byDomain = new HashMap<Integer, List<VirtualDisk>>();
        disks.forEach((domid, devices) -> byDomain.put(domid, List.copyOf(devices.values())));
        return byDomain;
    }

    private void take(String line) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches() || entry.group(1).length() > place.size()) {
            throw new IllegalArgumentException("'" + line + "' has no place in its tree");
        }
        int level = entry.group(1).length();
        place.subList(level, place.size()).clear();
        place.add(entry.group(2));
        if (level < ENTRY_LEVEL - 1 || !DISKS.contains(place.get(0))) {
            return;
        }
        var devices =
                disks.computeIfAbsent(Integers.between(place.get(1), 0, Integer.MAX_VALUE), domid -> new TreeMap<>());
        var key = place.get(0) + "/" + place.get(2);
        var seen =
                Optional.ofNullable(devices.get(key)).orElseGet(() -> new VirtualDisk(place.get(2), place.get(0), 0));
        devices.put(key, level == ENTRY_LEVEL ? changed(seen, entry.group(2), entry.group(3)) : seen);
    }

    private static VirtualDisk changed(VirtualDisk disk, String name, String value) {
        return switch (name) {
            case "dev" -> new VirtualDisk(value, disk.backend(), disk.state());
            case "state" -> new VirtualDisk(disk.target(), disk.backend(), Integers.between(value, 0, 9));
            default -> disk;
        };
    }
}
