package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.BitSet;

/**
 * At what speed each guest may go: where any destination would keep its downtime within its limit, only to those that do. One that stands
 * still for too long even at the best speed it could have gets that speed. Those who are let off may go at any.
 */
final class Speeds {
    private static final int UNASKED = -1;

    private final Instance instance;
    private final Costs costs;
    private final int[] best;
    private final int[] least;
    private final BitSet letOff;
    private final Ban ban;

    /** Where guests may not go though nothing forbids them the host as such. */
    private interface Ban {
        boolean keepsOut(int guest, int host);
    }

    Speeds(Instance instance, Costs costs) {
        this(instance, costs, new BitSet(), (guest, host) -> false);
    }

    private Speeds(Instance instance, Costs costs, BitSet letOff, Ban ban) {
        this.instance = instance;
        this.costs = costs;
        this.letOff = letOff;
        this.ban = ban;
        this.best = new int[instance.guests().size()];
        this.least = new int[instance.guests().size()];
        Arrays.fill(best, UNASKED);
        Arrays.fill(least, UNASKED);
    }

    /** The same with these guests let off, and no others. */
    Speeds lettingOff(BitSet guests) {
        return new Speeds(instance, costs, (BitSet) guests.clone(), ban);
    }

    /** The same where these guests move and nobody else does: who has to be apart from somebody who stays does not go there. */
    Speeds whereOnlyMove(int[] guests) {
        var company = new Company(instance);
        var moving = new BitSet();
        Arrays.stream(guests).forEach(moving::set);
        return new Speeds(instance, costs, letOff, (guest, host) -> company.isKeptOut(guest, host, moving));
    }

    /** Who may go at any speed; not to be changed. */
    BitSet letOff() {
        return letOff;
    }

    /** The best speed that a guest could have. */
    int fastest(int guest) {
        if (best[guest] == UNASKED) {
            best[guest] = fastestOfAll(guest);
        }
        return best[guest];
    }

    private int fastestOfAll(int guest) {
        int found = -1;
        for (int host = 0; host < instance.hosts().size() && found < costs.speeds() - 1; host++) {
            if (costs.speed(guest, host) > found && instance.allows(guest, host) && !ban.keepsOut(guest, host)) {
                found = costs.speed(guest, host);
            }
        }
        return Math.max(found, 0);
    }

    /** The least speed at which a guest may go. */
    int least(int guest) {
        if (least[guest] == UNASKED) {
            least[guest] = letOff.get(guest) ? 0 : slowestWithin(guest);
        }
        return least[guest];
    }

    private int slowestWithin(int guest) {
        int slowest = fastest(guest);
        while (slowest > 0 && costs.isShort(guest, costs.at(guest, slowest - 1))) {
            slowest--;
        }
        return slowest;
    }

    /** The best fare that a guest could have. */
    Fare best(int guest) {
        return costs.at(guest, fastest(guest));
    }

    /** Whether a guest stands still for longer than it may however it goes. */
    boolean isOver(int guest) {
        return !costs.isShort(guest, best(guest));
    }

    /** Whether a host is fast enough for a guest. */
    boolean allows(int guest, int host) {
        return costs.speed(guest, host) >= least(guest);
    }

    /** The least speed from a certain one on at which a guest is moved within a time; the greatest if at none. */
    int needed(int guest, int from, long nanos) {
        int low = from;
        int high = costs.speeds() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (costs.at(guest, middle).nanos() <= nanos) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
