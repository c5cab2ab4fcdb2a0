package io.drover.plan.schedule;

import java.util.SplittableRandom;

/** What kind of cluster a generated instance is. */
public enum Profile {
    /** Every host has 1 Gb/s. */
    G1,
    /** Every host has 10 Gb/s. */
    G10,
    /** Each host has 1 or 10 Gb/s. */
    MIXED,
    /** Hosts to be emptied have 10 Gb/s, nine in ten of the others 1 Gb/s. */
    SINK,
    /** As {@link #G10}, with about 95 % of the memory in use once a tenth of the hosts is empty. */
    TIGHT;

    private static final long MIB = 1L << 20;
    private static final int SLOW = 1_000;
    private static final int FAST = 10_000;

    /** By how much a schedule may exceed its bound. */
    public double worstRatio() {
        return this == SINK ? 1.25 : 1.02;
    }

    long memoryBytes() {
        return (this == TIGHT ? 133_120 : 196_608) * MIB;
    }

    int vcpus() {
        return this == TIGHT ? 72 : 96;
    }

    /** How much of a host's memory has to be in use at first. */
    double leastUsed() {
        return this == TIGHT ? 0.79 : 0;
    }

    /** How much of a host may be in use at first. */
    double mostUsed() {
        return this == TIGHT ? 0.92 : 0.9;
    }

    /** What a host's NIC carries, in bytes a second: its Mbit/s over 9 in MiB/s. */
    long bytesPerSecond(boolean leaves, SplittableRandom random) {
        int megabits = switch (this) {
            case G1 -> SLOW;
            case G10, TIGHT -> FAST;
            case MIXED -> random.nextBoolean() ? SLOW : FAST;
            case SINK -> leaves || random.nextInt(10) == 0 ? FAST : SLOW;
        };
        return megabits * MIB / 9;
    }
}
