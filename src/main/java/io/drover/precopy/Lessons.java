package io.drover.precopy;

import io.drover.model.GuestId;
import io.drover.model.Overheads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What finished migrations teach about the next ones. The order in which outcomes are given does not matter: the newest count most, and of
 * those that may be asked about together no more than {@link #MOST_ASKED} count at all.
 */
public final class Lessons {
    /** Outcomes that are kept, the newest. */
    public static final int MOST_KEPT = 600;

    /** Outcomes that one answer rests on at most. */
    static final int MOST_ASKED = 60;

    /** With fewer nothing is learned: two may both be far off. */
    static final int FEWEST = 3;

    /** With so many of their own, links are not judged by what others take. */
    static final int FEWEST_OF_THEIR_OWN = 12;

    /** Nothing has moved yet. */
    public static final Lessons NONE = assuming(Overheads.STANDARD);

    private final Overheads assumed;
    private final List<Outcome> newestFirst;

    private Lessons(Overheads assumed, List<Outcome> newestFirst) {
        this.assumed = assumed;
        this.newestFirst = newestFirst;
    }

    /** No lessons; what migrations cost besides their bytes is assumed. */
    public static Lessons assuming(Overheads overheads) {
        return new Lessons(overheads, List.of());
    }

    /** The lessons of these outcomes; where there are too few, those overheads are assumed. */
    public static Lessons of(Collection<Outcome> outcomes, Overheads assumed) {
        return new Lessons(
                assumed,
                outcomes.stream()
                        .filter(Outcome::isSane)
                        .sorted(Comparator.comparing(Outcome::endedAt)
                                .reversed()
                                .thenComparing(Outcome::guest)
                                .thenComparing(Outcome::duration)
                                .thenComparing(outcome -> outcome.link().to()))
                        .limit(MOST_KEPT)
                        .toList());
    }

    /**
     * What to expect of migrations on these links: by what was seen on them, or where that is too little by what was seen on any.
     *
     * @param capacities of each link the bytes a second that it carries at most, as configured or assumed
     */
    public Expectation on(Map<Link, Long> capacities) {
        List<Outcome> own = newestFirst.stream()
                .filter(outcome -> capacities.containsKey(outcome.link()))
                .limit(MOST_ASKED)
                .toList();
        double most = capacities.values().stream()
                .mapToDouble(Long::doubleValue)
                .max()
                .orElse(Double.MAX_VALUE);
        if (own.size() >= FEWEST_OF_THEIR_OWN) {
            return Expectation.learned(
                    Fit.of(own, most, assumed),
                    capacities,
                    assumed,
                    on(capacities.keySet()),
                    elsewhere(capacities.keySet()));
        }
        List<Outcome> any = newestFirst.stream().limit(MOST_ASKED).toList();
        return any.size() >= FEWEST
                ? Expectation.learned(Fit.of(any, most, assumed), capacities, assumed, "between any hosts", Map.of())
                : Expectation.assuming(assumed);
    }

    /** How guests went on other links, each held against what is usual there. */
    private Map<GuestId, Habit> elsewhere(Set<Link> asked) {
        Map<Link, List<Outcome>> others = new LinkedHashMap<>();
        newestFirst.stream()
                .filter(outcome -> !asked.contains(outcome.link()))
                .forEach(outcome -> others.computeIfAbsent(outcome.link(), none -> new ArrayList<>())
                        .add(outcome));
        Map<GuestId, Habit> habits = new HashMap<>();
        for (List<Outcome> other : others.values()) {
            if (other.size() >= FEWEST_OF_THEIR_OWN) {
                List<Outcome> newest = other.subList(0, Math.min(MOST_ASKED, other.size()));
                Fit.of(newest, Double.MAX_VALUE, assumed).habits().own().forEach(habits::putIfAbsent);
            }
        }
        return habits;
    }

    /** Whether so much has moved that anything can be learned. */
    public boolean areEnough() {
        return newestFirst.size() >= FEWEST;
    }

    /** What a migration costs besides moving bytes, whatever its link. */
    public Overheads anywhere() {
        return on(Map.of()).overheads();
    }

    private static String on(Collection<Link> links) {
        return links.stream()
                .filter(link -> links.size() == 1)
                .findFirst()
                .map(link -> "from " + link.from() + " to " + link.to())
                .orElse("between these hosts");
    }
}
