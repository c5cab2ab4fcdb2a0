package io.drover.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules of placement for tests, each called by its kind. */
public final class RuleSample {
    private RuleSample() {}

    /** Rules of placement alone. */
    public static Rules rules(PlacementRule... placement) {
        return new Rules(List.of(placement), DowntimeLimits.STANDARD, Overheads.STANDARD);
    }

    /** A strict rule that keeps guests apart. */
    public static PlacementRule apart(String... guests) {
        return rule(PlacementRule.Kind.APART, guests);
    }

    /** A strict rule that keeps guests together. */
    public static PlacementRule together(String... guests) {
        return rule(PlacementRule.Kind.TOGETHER, guests);
    }

    /** A strict rule that lets a guest run on certain hosts. */
    public static PlacementRule onlyOn(String guest, String... hosts) {
        return new PlacementRule(
                "only-on",
                PlacementRule.Kind.ONLY_ON,
                List.of(new GuestPattern(guest)),
                Stream.of(hosts).map(HostName::new).collect(Collectors.toSet()),
                true);
    }

    /** The same rule, only warned of. */
    public static PlacementRule lax(PlacementRule rule) {
        return new PlacementRule(rule.name(), rule.kind(), rule.guests(), rule.hosts(), false);
    }

    private static PlacementRule rule(PlacementRule.Kind kind, String... guests) {
        return new PlacementRule(
                kind.name().toLowerCase(Locale.ROOT),
                kind,
                Stream.of(guests).map(GuestPattern::new).toList(),
                Set.of(),
                true);
    }
}
