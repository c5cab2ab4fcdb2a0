package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.PlacementRule.Kind;
import io.drover.model.RuleIndex;
import io.drover.model.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who of the guests that are to move must not share a destination with whom.
 *
 * @param apart for each guest that a rule keeps apart from another, those others
 */
record Separation(Map<GuestId, Set<GuestId>> apart) {

    /** What the rules say of these guests. */
    static Separation of(Rules rules, Collection<Guest> guests) {
        Map<GuestId, Set<GuestId>> apart = new HashMap<>();
        var demanding = rules.placement().stream()
                .filter(rule -> rule.demands(Kind.APART))
                .toList();
        var index = new RuleIndex(demanding);
        Map<Integer, List<GuestId>> covered = new HashMap<>();
        for (var guest : guests) {
            for (int rule : index.of(guest)) {
                covered.computeIfAbsent(rule, none -> new ArrayList<>()).add(guest.id());
            }
        }
        covered.values().forEach(together -> enter(together, apart));
        return new Separation(apart);
    }

    private static void enter(List<GuestId> covered, Map<GuestId, Set<GuestId>> apart) {
        for (var one : covered) {
            var others = apart.computeIfAbsent(one, none -> new HashSet<>());
            covered.stream().filter(other -> !other.equals(one)).forEach(others::add);
        }
    }

    /** Whether no rule keeps anybody apart. */
    boolean isEmpty() {
        return apart.isEmpty();
    }

    /** Whether guests may be where others are or go. */
    boolean allows(Set<GuestId> guests, Set<GuestId> there) {
        return apart.isEmpty()
                || guests.stream()
                        .flatMap(guest -> apart.getOrDefault(guest, Set.of()).stream())
                        .noneMatch(there::contains);
    }

    /** The numbers of those of whom a guest has to keep away, in order; they are numbered by who they are. */
    int[] from(GuestId guest, Map<GuestId, Integer> numbers) {
        return apart.getOrDefault(guest, Set.of()).stream()
                .filter(numbers::containsKey)
                .mapToInt(other -> numbers.getOrDefault(other, 0))
                .sorted()
                .toArray();
    }

    /** Whether a convoy does not contradict itself. */
    boolean allows(Convoy convoy) {
        return allows(convoy.ids(), convoy.ids());
    }
}
