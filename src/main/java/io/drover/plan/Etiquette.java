package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.PlacementRule;
import io.drover.model.PlacementRule.Kind;
import io.drover.model.Rules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Beside whom a guest may be started again when its host has failed, for {@link ReserveAudit}. */
final class Etiquette {
    private final Map<HostName, List<Guest>> seats;
    private final Map<PlacementRule, Set<GuestId>> covered = new HashMap<>();
    private final Map<PlacementRule, Set<HostName>> where = new HashMap<>();

    Etiquette(Rules rules, Map<HostName, List<Guest>> seats) {
        this.seats = seats;
        rules.placement().stream().filter(PlacementRule::strict).forEach(rule -> {
            Set<GuestId> guests = new HashSet<>();
            Set<HostName> hosts = new HashSet<>();
            seats.forEach((host, there) -> there.stream().filter(rule::covers).forEach(guest -> {
                guests.add(guest.id());
                hosts.add(host);
            }));
            covered.put(rule, guests);
            where.put(rule, hosts);
        });
    }

    private boolean isAbout(PlacementRule rule, Guest guest) {
        return Objects.requireNonNull(covered.get(rule)).contains(guest.id());
    }

    /** Whether it has to be with others. */
    boolean joins(Guest guest) {
        return covered.keySet().stream().anyMatch(rule -> rule.kind() == Kind.TOGETHER && isAbout(rule, guest));
    }

    /** Whether it may go there beside those who live there. */
    boolean seats(Guest guest, HostName host, HostName failed) {
        return covered.keySet().stream().filter(rule -> isAbout(rule, guest)).allMatch(rule -> switch (rule.kind()) {
            case ONLY_ON -> rule.hosts().contains(host);
            case APART -> others(rule, guest, seats.getOrDefault(host, List.of())) == 0;
            case TOGETHER -> {
                Set<HostName> elsewhere = new HashSet<>(where.getOrDefault(rule, Set.of()));
                elsewhere.remove(failed);
                yield elsewhere.isEmpty() || elsewhere.contains(host);
            }
        });
    }

    /** Whether it may go there with those who come from the host that failed. */
    boolean suits(Guest guest, HostName host, Map<HostName, List<Guest>> joining) {
        return covered.keySet().stream().filter(rule -> isAbout(rule, guest)).allMatch(rule -> switch (rule.kind()) {
            case ONLY_ON -> true;
            case APART -> others(rule, guest, joining.getOrDefault(host, List.of())) == 0;
            case TOGETHER ->
                joining.entrySet().stream()
                        .allMatch(there -> there.getKey().equals(host)
                                || others(rule, guest, there.getValue()) == 0
                                || Objects.requireNonNull(where.get(rule)).size() > 1);
        });
    }

    private long others(PlacementRule rule, Guest guest, List<Guest> there) {
        return there.stream()
                .filter(other -> !other.id().equals(guest.id()) && isAbout(rule, other))
                .count();
    }
}
