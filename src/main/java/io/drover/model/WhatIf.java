package io.drover.model;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of the fleet that is only thought of, to see what it would do to a plan.
 *
 * @param without hosts that are not there, nor their guests
 * @param link what every link carries, in bytes a second
 * @param links what the links of certain hosts carry, in bytes a second; weighs more than {@code link}
 * @param downtimeLimit how long any guest may stand still, whatever limit it has
 */
public record WhatIf(
        Set<HostName> without, Optional<Long> link, SortedMap<HostName, Long> links, Optional<Duration> downtimeLimit) {
    /** Everything stays as it is. */
    public static final WhatIf NOTHING = new WhatIf(Set.of(), Optional.empty(), new TreeMap<>(), Optional.empty());

    public WhatIf {
        without = Set.copyOf(without);
        links = new TreeMap<>(Map.copyOf(links));
    }
}
