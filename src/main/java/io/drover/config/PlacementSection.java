package io.drover.config;

import io.drover.model.GuestPattern;
import io.drover.model.HostName;
import io.drover.model.PlacementRule;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which guests share hosts and which do not.
 *
 * @param rules in the order of the file
 */
public record PlacementSection(List<PlacementRule> rules) {
    private static final String APART = "apart";
    private static final String TOGETHER = "together";
    private static final String ONLY_ON = "only-on";

    static final Setting<String> NAME =
            Setting.of("name", Kind.TEXT, "What findings call the rule. Required, and each once.");
    static final Setting<GuestPattern> GUESTS = Setting.of(
            "guests",
            Kind.GUEST,
            "List of the guests that it is about. In a name, each `*` stands for any characters. Required; for `apart` and `together`, two or more, or one with a `*`.");
    static final Setting<HostName> HOSTS = Setting.of(
            "hosts", Kind.HOST, "List of the hosts that they may run on. Required for `only-on`, and only there.");
    static final Setting<Boolean> STRICT = Setting.of(
            "strict",
            Kind.YES_NO,
            true,
            "Whether a move that would break the rule is held back; if not, it is only warned of, and plans do not avoid it.");
    static final List<Setting<?>> ALL = List.of(NAME, GUESTS, HOSTS, STRICT);

    public PlacementSection {
        rules = List.copyOf(rules);
    }

    /**
     * Reads the rules.
     *
     * @param hosts those that a rule may name
     */
    static PlacementSection read(YamlMap fields, Set<HostName> hosts) {
        Map<String, PlacementRule> rules = new LinkedHashMap<>();
        read(fields, APART, PlacementRule.Kind.APART, hosts, rules);
        read(fields, TOGETHER, PlacementRule.Kind.TOGETHER, hosts, rules);
        read(fields, ONLY_ON, PlacementRule.Kind.ONLY_ON, hosts, rules);
        fields.rejectOthers();
        return new PlacementSection(List.copyOf(rules.values()));
    }

    private static void read(
            YamlMap fields,
            String name,
            PlacementRule.Kind kind,
            Set<HostName> hosts,
            Map<String, PlacementRule> rules) {
        for (YamlMap entry : fields.maps(name)) {
            rule(entry, kind, hosts)
                    .filter(rule -> isNew(entry, rule, rules))
                    .ifPresent(rule -> rules.put(rule.name(), rule));
        }
    }

    private static Optional<PlacementRule> rule(YamlMap entry, PlacementRule.Kind kind, Set<HostName> hosts) {
        Optional<String> name = entry.require(NAME);
        List<GuestPattern> guests = guests(entry, kind);
        Set<HostName> allowed = kind == PlacementRule.Kind.ONLY_ON ? hosts(entry, hosts) : Set.of();
        boolean strict = entry.orStandard(STRICT);
        entry.rejectOthers();
        return name.map(known -> new PlacementRule(known, kind, guests, allowed, strict));
    }

    private static List<GuestPattern> guests(YamlMap entry, PlacementRule.Kind kind) {
        List<GuestPattern> guests = entry.list(GUESTS).orElse(List.of());
        boolean enough = kind == PlacementRule.Kind.ONLY_ON
                ? !guests.isEmpty()
                : guests.size() > 1 || guests.stream().anyMatch(GuestPattern::isOpen);
        if (!enough) {
            entry.complain(
                    GUESTS.name(),
                    "names too few; it must be a list of "
                            + (kind == PlacementRule.Kind.ONLY_ON
                                    ? "one guest or more"
                                    : "two guests or more, or one with a *"));
        }
        return guests;
    }

    private static Set<HostName> hosts(YamlMap entry, Set<HostName> known) {
        List<HostName> hosts = entry.list(HOSTS).orElse(List.of());
        if (hosts.isEmpty()) {
            entry.complain(HOSTS.name(), "names no host; it must be a list of " + Problems.list(known));
        }
        for (HostName host : hosts) {
            if (!known.contains(host)) {
                entry.complain(
                        HOSTS.name(), "names '" + host + "'; it must name hosts of this file: " + Problems.list(known));
            }
        }
        return Set.copyOf(hosts);
    }

    /** Whether a rule is the first of its name, and contradicts none before it. */
    private static boolean isNew(YamlMap entry, PlacementRule rule, Map<String, PlacementRule> before) {
        if (before.containsKey(rule.name())) {
            entry.complain(NAME.name(), "is '" + rule.name() + "' again; each rule must have a name of its own");
            return false;
        }
        return !rule.demands(PlacementRule.Kind.TOGETHER) || contradictsNone(entry, rule, before.values());
    }

    private static boolean contradictsNone(YamlMap entry, PlacementRule rule, Collection<PlacementRule> before) {
        for (PlacementRule other : before) {
            Set<GuestPattern> both = new HashSet<>(other.guests());
            both.retainAll(rule.guests());
            if (other.demands(PlacementRule.Kind.APART) && both.size() > 1) {
                entry.complain(
                        GUESTS.name(),
                        "keeps together what rule '" + other.name() + "' keeps apart: " + Problems.list(both)
                                + "; keep one of the rules");
                return false;
            }
        }
        return true;
    }
}
