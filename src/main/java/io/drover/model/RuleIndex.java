package io.drover.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Rules of placement by the guests that they name, so that the few about one guest are found among thousands. */
public final class RuleIndex {
    private static final int[] NONE = {};
    private static final int LENGTH_OF_ID = 36;

    private final List<PlacementRule> rules;
    private final Map<String, List<Integer>> names = new HashMap<>();
    private final Map<String, List<Integer>> ids = new HashMap<>();
    private final List<Integer> open = new ArrayList<>();

    /** An index of these rules, which are meant by their place in the list. */
    public RuleIndex(List<PlacementRule> rules) {
        this.rules = List.copyOf(rules);
        for (int number = 0; number < rules.size(); number++) {
            if (rules.get(number).guests().stream().anyMatch(GuestPattern::isOpen)) {
                open.add(number);
            } else {
                for (var guest : rules.get(number).guests()) {
                    enter(guest.text(), number);
                }
            }
        }
    }

    /** What may be an identity may be a name as well. */
    private void enter(String text, int rule) {
        names.computeIfAbsent(text, unseen -> new ArrayList<>()).add(rule);
        if (text.length() == LENGTH_OF_ID) {
            ids.computeIfAbsent(text.toLowerCase(Locale.ROOT), unseen -> new ArrayList<>())
                    .add(rule);
        }
    }

    /** The numbers of the rules that are about a guest, in order. */
    public int[] of(Guest guest) {
        var named = names.getOrDefault(guest.name(), List.of());
        var identified =
                ids.isEmpty() ? List.<Integer>of() : ids.getOrDefault(guest.id().toString(), List.of());
        return named.isEmpty() && identified.isEmpty() && open.isEmpty()
                ? NONE
                : Stream.of(open, named, identified)
                        .flatMap(List::stream)
                        .filter(number -> rules.get(number).covers(guest))
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .distinct()
                        .toArray();
    }
}
