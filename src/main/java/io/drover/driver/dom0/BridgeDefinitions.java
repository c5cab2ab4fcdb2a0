package io.drover.driver.dom0;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bridges Linux makes at boot, as far as its network configuration names them: interfaces(5), systemd-networkd,
 * NetworkManager, netplan, and the ifcfg files of Red Hat and SUSE.
 */
final class BridgeDefinitions {
    private static final String COMMAND = "bridge definitions";

    /** What grep ends with when it found something, nothing, or not all of the places. */
    private static final Set<Integer> LOOKED = Set.of(0, 1, 2);

    private static final Pattern LINE = Pattern.compile("(/etc/[^:]+):\\s*(.*)");
    private static final Pattern AUTO = Pattern.compile("(?:auto|allow-auto|allow-hotplug)\\s+(.*)");

    private BridgeDefinitions() {}

    /** By the name of each of those bridges, the file that names it. */
    static Map<String, String> atBoot(Sections sections) {
        Section section = Sections.need(sections.said(COMMAND));
        if (!LOOKED.contains(section.exitCode())) {
            throw new IllegalArgumentException(section.failure());
        }
        var byFile = new TreeMap<String, Set<String>>();
        for (String line : section.rows()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                byFile.computeIfAbsent(matcher.group(1), file -> new TreeSet<>())
                        .add(matcher.group(2).strip());
            }
        }
        var makers = new TreeMap<String, String>();
        byFile.forEach((file, lines) -> names(file, lines).forEach(name -> makers.putIfAbsent(name, file)));
        return makers;
    }

    private static Set<String> names(String file, Set<String> lines) {
        var names = new HashSet<String>();
        if (file.startsWith("/etc/network/")) {
            lines.stream()
                    .map(AUTO::matcher)
                    .filter(Matcher::matches)
                    .forEach(auto -> names.addAll(List.of(
                            auto.group(1).replaceFirst("#.*", "").strip().split("\\s+"))));
        } else if (file.startsWith("/etc/netplan/")) {
            lines.stream()
                    .filter(line -> lines.contains("bridges:") && line.endsWith(":"))
                    .forEach(line ->
                            names.add(line.substring(0, line.length() - 1).replace("\"", "")));
        } else {
            profile(lines).addTo(names);
        }
        return names;
    }

    /** The assignments of one file, which name one interface. */
    private static Profile profile(Set<String> lines) {
        var values = new HashMap<String, String>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1).replaceAll("[\"']", ""));
            }
        }
        return new Profile(values);
    }

    private record Profile(Map<String, String> values) {
        void addTo(Set<String> names) {
            if (is("Kind", "bridge")) {
                add(names, "Name");
            } else if (is("type", "bridge") && !is("autoconnect", "false")) {
                add(names, "interface-name");
            } else if (is("TYPE", "Bridge") && !is("ONBOOT", "no")) {
                add(names, "DEVICE");
            }
        }

        private boolean is(String name, String value) {
            return value.equals(values.get(name));
        }

        private void add(Set<String> names, String name) {
            var value = values.get(name);
            if (value != null) {
                names.add(value);
            }
        }
    }
}
