package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.PlacementRule;
import io.drover.model.PlacementRule.Kind;
import io.drover.model.RuleIndex;
import io.drover.model.Rules;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Beside whom a guest may be started again when its host has failed, for {@link ReserveAudit}. */
final class Etiquette {
    private static final int[] NONE = {};

    private final Map<HostName, List<Guest>> seats;
    private final List<PlacementRule> rules;
    private final Map<GuestId, int[]> about = new HashMap<>();
    private final Map<Integer, Set<HostName>> where = new HashMap<>();

    Etiquette(Rules laidDown, Map<HostName, List<Guest>> seats) {
        this.seats = seats;
        this.rules = laidDown.placement().stream().filter(PlacementRule::strict).toList();
        var index = new RuleIndex(rules);
        seats.forEach((host, there) -> there.forEach(guest -> {
            int[] own = index.of(guest);
            if (own.length > 0) {
                about.put(guest.id(), own);
            }
            for (int rule : own) {
                where.computeIfAbsent(rule, unseen -> new HashSet<>()).add(host);
            }
        }));
    }

    private int[] rules(Guest guest) {
        return about.getOrDefault(guest.id(), NONE);
    }

    private Set<HostName> where(int rule) {
        return where.getOrDefault(rule, Set.of());
    }

    /** Whether it has to be with others. */
    boolean joins(Guest guest) {
        return Arrays.stream(rules(guest)).anyMatch(rule -> rules.get(rule).kind() == Kind.TOGETHER);
    }

    /** Whether it may go there beside those who live there. */
    boolean seats(Guest guest, HostName host, HostName failed) {
        return rules(guest).length == 0
                || Arrays.stream(rules(guest)).allMatch(rule -> switch (rules.get(rule)
                        .kind()) {
                    case ONLY_ON -> rules.get(rule).hosts().contains(host);
                    case APART -> isAlone(rule, guest, seats.getOrDefault(host, List.of()));
                    case TOGETHER ->
                        where(rule).contains(host) || where(rule).stream().allMatch(failed::equals);
                });
    }

    /** Whether it may go there with those who come from the host that failed. */
    boolean suits(Guest guest, HostName host, Map<HostName, List<Guest>> joining) {
        return rules(guest).length == 0
                || Arrays.stream(rules(guest)).allMatch(rule -> switch (rules.get(rule)
                        .kind()) {
                    case ONLY_ON -> true;
                    case APART -> isAlone(rule, guest, joining.getOrDefault(host, List.of()));
                    case TOGETHER ->
                        where(rule).size() > 1
                                || joining.entrySet().stream()
                                        .allMatch(there ->
                                                there.getKey().equals(host) || isAlone(rule, guest, there.getValue()));
                });
    }

    /** Whether a rule is about none of these but the guest itself. */
    private boolean isAlone(int rule, Guest guest, List<Guest> there) {
        return there.stream()
                .noneMatch(other -> !other.id().equals(guest.id()) && Arrays.binarySearch(rules(other), rule) >= 0);
    }
}
