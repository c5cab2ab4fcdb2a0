package io.drover.driver.dom0;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.Os;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Network interfaces: {@code ip -j -d link}, or {@code ifconfig -a} on FreeBSD. */
final class Links {
    private static final String COMMAND = "ip -j -d link";
    private static final int MOST_MTU = 1_000_000;

    /** Names that Xen gives to the Dom0's ends of guests' interfaces, on Linux and on FreeBSD. */
    private static final Pattern GUESTS = Pattern.compile("(?:vif|tap|xnb|xentap)\\d.*");

    private static final Pattern BRIDGE = Pattern.compile("/sys/class/net/([^/]+)/bridge");

    private Links() {}

    static Observed<List<NetworkLink>> read(Sections sections, Files files) {
        if (sections.has(Ifconfig.COMMAND)) {
            return Ifconfig.read(sections, files);
        }
        return sections.read(COMMAND, section -> {
            if (SystemFacts.family(sections) != Os.LINUX) {
                throw new IllegalArgumentException("it is not of Linux");
            }
            var links = Json.list(section);
            var names = bridges(sections, links);
            var makers = new HashMap<>(BridgeUnits.atBoot(sections, names));
            makers.putAll(BridgeDefinitions.atBoot(sections));
            var bridges = new Bridges(names, members(links), makers);
            return links.stream().map(link -> link(link, bridges)).toList();
        });
    }

    /**
     * What is known of bridges.
     *
     * @param names their names
     * @param members how many interfaces are plugged into each
     * @param makers the file by which each is made at boot, of those that are
     */
    private record Bridges(Set<String> names, Map<String, Integer> members, Map<String, String> makers) {}

    private static Set<String> bridges(Sections sections, List<JsonNode> links) {
        var names = new HashSet<String>();
        for (JsonNode link : links) {
            if (Json.text(link.path("linkinfo"), "info_kind").equals(Optional.of("bridge"))) {
                names.add(name(link));
            }
        }
        for (String seen : Sections.need(sections.said("names")).rows()) {
            Matcher bridge = BRIDGE.matcher(seen);
            if (bridge.matches()) {
                names.add(bridge.group(1));
            }
        }
        return names;
    }

    private static Map<String, Integer> members(List<JsonNode> links) {
        var members = new HashMap<String, Integer>();
        for (JsonNode link : links) {
            Json.text(link, "master")
                    .filter(master -> !isGuests(name(link)))
                    .ifPresent(master -> members.merge(master, 1, Integer::sum));
        }
        return members;
    }

    private static NetworkLink link(JsonNode link, Bridges bridges) {
        var name = name(link);
        long mtu = Json.number(link, "mtu", MOST_MTU, -1);
        if (mtu < 0) {
            throw new IllegalArgumentException("it does not tell the MTU of " + name);
        }
        boolean bridge = bridges.names().contains(name);
        boolean up = Json.elements(link.path("flags")).stream()
                .anyMatch(flag -> flag.asText().equals("UP"));
        return new NetworkLink(
                name,
                up,
                (int) mtu,
                bridge,
                bridge ? bridges.members().getOrDefault(name, 0) : 0,
                bridge ? bridges.makers().getOrDefault(name, "") : "");
    }

    private static String name(JsonNode link) {
        return Json.text(link, "ifname").orElseThrow(() -> new IllegalArgumentException("an interface has no name"));
    }

    /** Whether an interface is the Dom0's end of a guest's. */
    static boolean isGuests(String name) {
        return GUESTS.matcher(name).matches();
    }
}
