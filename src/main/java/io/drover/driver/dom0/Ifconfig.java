package io.drover.driver.dom0;

import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import java.util.ArrayList;
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

    private Ifconfig() {}

    static Observed<List<NetworkLink>> read(Sections sections, Files files) {
        return sections.read(COMMAND, section -> {
            var atBoot = Set.of(Services.rcConf(files)
                    .value("cloned_interfaces", "")
                    .strip()
                    .split("\\s+"));
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
                            false));
                } else if (links.isEmpty() || !(line.startsWith("\t") || line.startsWith(" "))) {
                    throw new IllegalArgumentException("'" + line + "' belongs to no interface");
                } else {
                    links.add(extended(links.remove(links.size() - 1), line, atBoot));
                }
            }
            return links;
        });
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
                bridge && atBoot.contains(link.name()));
    }
}
