package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.BitSet;

/** Who must be apart from whom. A guest shuns a host where another is, was at first, or goes: it may not meet it even in passing. */
final class Company {
    private static final int[][] NOBODY = {};

    private final int[] home;
    private final int[][][] sets;

    Company(Instance instance) {
        this.home = instance.guests().stream().mapToInt(GuestNeed::host).toArray();
        this.sets = new int[home.length][][];
        Arrays.fill(sets, NOBODY);
        for (var set : instance.restrictions().apart()) {
            int[] members = set.stream().mapToInt(Integer::intValue).toArray();
            for (int guest : members) {
                int known = sets[guest].length;
                sets[guest] = Arrays.copyOf(sets[guest], known + 1);
                sets[guest][known] = members;
            }
        }
    }

    /** Whether somebody whom a guest has to be apart from is on that host or goes there. */
    boolean isShunned(int guest, int host, int[] destination) {
        for (int[] set : sets[guest]) {
            for (int other : set) {
                if (other != guest && (destination[other] == host || home[other] == host)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether somebody whom a guest has to be apart from is on that host, and is none of those who move. */
    boolean isKeptOut(int guest, int host, BitSet moving) {
        for (int[] set : sets[guest]) {
            for (int other : set) {
                if (other != guest && home[other] == host && !moving.get(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether these guests may be on one host at all. */
    boolean canBeTogether(int[] guests) {
        for (int one : guests) {
            for (int other : guests) {
                if (one != other && isApart(one, other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isApart(int one, int other) {
        for (int[] set : sets[one]) {
            for (int member : set) {
                if (member == other) {
                    return true;
                }
            }
        }
        return false;
    }
}
