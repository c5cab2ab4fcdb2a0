package io.drover.plan.schedule;

import io.drover.plan.schedule.Placer.Taste;
import java.util.Arrays;
import java.util.List;

/** How hard it is tried to find a destination for everybody. */
enum Effort {
    SPREAD(Taste.SPREAD),
    SWIFT(Taste.SWIFT),
    SNUG(Taste.SNUG),
    SPARING(Taste.SPARING),
    LEAN(Taste.LEAN),
    THRIFTY_60(0.6),
    THRIFTY_30(0.3),
    SWAPPING(Taste.SPREAD),
    SEARCHING(Taste.SNUG),
    MOVING_OTHERS(Taste.SPREAD),
    MOVING_OTHERS_SNUGLY(Taste.SNUG),
    MOVING_MANY(Taste.SPREAD);

    private final Taste taste;
    private final double slowShare;

    Effort(Taste taste) {
        this.taste = taste;
        this.slowShare = 0;
    }

    Effort(double slowShare) {
        this.taste = Taste.SLOW;
        this.slowShare = slowShare;
    }

    Taste taste() {
        return taste;
    }

    /** How much of their own hosts' links guests are to leave over who are sent to slow hosts ({@link Thrift}); 0 if none are. */
    double slowShare() {
        return slowShare;
    }

    /** Whether guests are sent to slow hosts though fast ones have room. */
    boolean isThrifty() {
        return slowShare > 0;
    }

    boolean movesOthers() {
        return compareTo(MOVING_OTHERS) >= 0;
    }

    /** Whether any number of others may make room for one. */
    boolean movesMany() {
        return this == MOVING_MANY;
    }

    /** Whether those who find no room are worth sending others elsewhere. */
    boolean isHard() {
        return compareTo(SWAPPING) >= 0;
    }

    /** What is enough where this was needed: others are not moved to save time, only to make room, and not more of them. */
    List<Effort> sufficient() {
        return Arrays.stream(values())
                .filter(effort -> !effort.movesOthers() || movesOthers())
                .filter(effort -> !effort.movesMany() || movesMany())
                .toList();
    }
}
