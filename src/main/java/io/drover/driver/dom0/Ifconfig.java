package io.drover.driver.dom0;

import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FreeBSD's network interfaces, from {@code ifconfig -a}; a bridge is made at boot if it is among {@code cloned_interfaces}. */
final class Ifconfig {
    static final String COMMAND = "ifconfig -a";

    private static final Pattern HEAD =
            Pattern.compile("([A-Za-z][A-Za-z0-9_.]*): flags=[0-9a-f]+<([A-Z0-9_,]*)> metric \\d+ mtu (\\d{1,7}).*");
    private static final Pattern MEMBER = Pattern.compile("\\s+member: (\\S+) .*");
    private static final Pattern BRIDGE = Pattern.compile("\\s+groups: (?:.* )?bridge(?: .*)?");
    private static final int MOST_MTU = 1_000_000;
    private static final String MAKER = "cloned_interfaces of rc.conf";

    private Ifconfig() {}

    static Observed<List<NetworkLink>> read(Sections sections, Files files) {
        return sections.read(COMMAND, section -> {
            var atBoot = atBoot(Services.rcConf(files));
            var links = new ArrayList<NetworkLink>();
            for (String line : section.rows()) {
                Matcher head = HEAD.matcher(line);
                if (head.matches()) {
                    links.add(new NetworkLink(
                            head.group(1),
                            List.of(head.group(2).split(",")).contains("UP"),
                            Integers.between(head.group(3), 0, MOST_MTU),
                            false,
                            0,
                            ""));
                } else if (links.isEmpty() || !(line.startsWith("\t") || line.startsWith(" "))) {
                    throw new IllegalArgumentException("'" + line + "' belongs to no interface");
                } else {
                    links.add(extended(links.remove(links.size() - 1), line, atBoot));
                }
            }
            return links;
        });
    }

    /** Those that are cloned, also by the names that they are given afterwards. */
    private static Set<String> atBoot(Assignments rcConf) {
        var names = new HashSet<String>();
        for (String cloned : rcConf.value("cloned_interfaces", "").strip().split("\\s+", -1)) {
            names.add(cloned);
            names.add(rcConf.value("ifconfig_" + cloned + "_name", cloned));
        }
        return names;
    }

    private static NetworkLink extended(NetworkLink link, String line, Set<String> atBoot) {
        Matcher member = MEMBER.matcher(line);
        boolean more = member.matches() && !Links.isGuests(member.group(1));
        boolean bridge =
                link.bridge() || member.matches() || BRIDGE.matcher(line).matches();
        return new NetworkLink(
                link.name(),
                link.up(),
                link.mtu(),
                bridge,
                link.members() + (more ? 1 : 0),
                bridge && atBoot.contains(link.name()) ? MAKER : "");
    }
}
