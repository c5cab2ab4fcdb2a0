package io.drover.model;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of a migration. Each phase says who owns the guest; the transitions are the only ones there are. */
public enum Phase {
    QUEUED("the source"),
    CHECKING("the source; the checks run again, on fresh facts"),
    COPYING("the source; the destination holds an incomplete, paused copy"),
    SWITCHING("nobody yet: suspended on the source, complete on the destination"),
    VERIFYING("the destination, to be proved: running there, not running here"),
    SETTLING("the destination; definitions, autostart and configuration files are being moved"),
    DONE("the destination"),
    REFUSED("the source, untouched"),
    CANCELLED("the source, untouched"),
    FAILED("the source, proved running there, nothing left on the destination"),
    UNKNOWN("not known: reconcile looks at both hosts"),
    NEEDS_OPERATOR("said in words: what was seen on each host, and the commands that would settle it");

    private static final Map<Phase, Set<Phase>> NEXT = new EnumMap<>(Phase.class);

    static {
        NEXT.put(QUEUED, EnumSet.of(CHECKING, CANCELLED));
        NEXT.put(CHECKING, EnumSet.of(COPYING, REFUSED, CANCELLED));
        NEXT.put(COPYING, EnumSet.of(SWITCHING, FAILED, UNKNOWN));
        NEXT.put(SWITCHING, EnumSet.of(VERIFYING, FAILED, UNKNOWN));
        NEXT.put(VERIFYING, EnumSet.of(SETTLING, UNKNOWN));
        NEXT.put(SETTLING, EnumSet.of(DONE, NEEDS_OPERATOR));
        NEXT.put(UNKNOWN, EnumSet.of(VERIFYING, FAILED, NEEDS_OPERATOR));
        NEXT.put(NEEDS_OPERATOR, EnumSet.of(UNKNOWN));
        NEXT.put(REFUSED, EnumSet.of(QUEUED));
        NEXT.put(FAILED, EnumSet.of(QUEUED));
        for (Phase end : EnumSet.of(DONE, CANCELLED)) {
            NEXT.put(end, EnumSet.noneOf(Phase.class));
        }
    }

    private final String owner;

    Phase(String owner) {
        this.owner = owner;
    }

    /** Who owns the guest in this phase, in one sentence. */
    public String owner() {
        return owner;
    }

    /** The phases that may follow. */
    public Set<Phase> next() {
        return Set.copyOf(NEXT.getOrDefault(this, Set.of()));
    }

    /** Whether the migration is over, or waits for an operator. What failed or was refused may be queued for another try. */
    public boolean isResting() {
        return switch (this) {
            case DONE, REFUSED, CANCELLED, FAILED, NEEDS_OPERATOR -> true;
            default -> false;
        };
    }

    /** Whether a transfer is under way, or may be: nothing else can be said before both hosts are seen. */
    public boolean isTransfer() {
        return this == COPYING || this == SWITCHING || this == UNKNOWN;
    }

    /** Whether a host may be working on it: it takes room on both hosts and must be looked at after a crash. */
    public boolean isInFlight() {
        return this != QUEUED && !isResting();
    }
}
