package io.drover.driver.dom0;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a bridge of Linux at boot beside the network configuration, as far as it names the bridge: enabled services of systemd,
 * scripts that they start, {@code rc.local}, and networks that libvirt starts by itself.
 */
final class BridgeUnits {
    static final String COMMAND = "units that name a bridge";

    /** What grep ends with when it found something, nothing, or not all of the files. */
    private static final Set<Integer> LOOKED = Set.of(0, 1, 2);

    private static final Pattern LINE = Pattern.compile("(/[^:]+):\\s*(.*)");
    private static final Pattern APART = Pattern.compile("[^A-Za-z0-9_.-]+");

    /** Lines of a unit that name a bridge without making one: who waits for whom, and what is done when it ends. */
    private static final Pattern IDLE = Pattern.compile(
            "[#;].*|(?:Description|Documentation|After|Before|Requires|Requisite|Wants|BindsTo|PartOf|Conflicts|ExecStop|ExecStopPost"
                    + "|ExecReload|Condition[A-Za-z]*|Assert[A-Za-z]*)=.*");

    private static final String NETWORKS = "/etc/libvirt/qemu/networks/autostart/";

    private BridgeUnits() {}

    /** By bridge, the first file that makes it. */
    static Map<String, String> atBoot(Sections sections, Set<String> bridges) {
        Section section = Sections.need(sections.said(COMMAND));
        if (!LOOKED.contains(section.exitCode())) {
            throw new IllegalArgumentException(section.failure());
        }
        var makers = new TreeMap<String, String>();
        for (String line : section.rows()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && isAtWork(matcher.group(1), matcher.group(2))) {
                List.of(APART.split(matcher.group(2), -1)).stream()
                        .filter(bridges::contains)
                        .forEach(name -> makers.putIfAbsent(name, matcher.group(1)));
            }
        }
        return makers;
    }

    /** A network of libvirt's that only uses a bridge does not say how the bridge spans its tree; one that is to be made does. */
    private static boolean isAtWork(String file, String text) {
        return file.startsWith(NETWORKS)
                ? text.contains(" stp=")
                : !IDLE.matcher(text).matches();
    }
}
