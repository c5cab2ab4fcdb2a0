package io.drover.plan.schedule;

import io.drover.plan.schedule.Placer.Aim;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds room for all by trying every way, where there are few ways: whoever has the fewest hosts to go to is next, and takes the one on which
 * it leaves the smallest gap. Some may be let off, whoever they are, to go behind a link that keeps them standing for too long. It gives up
 * after so many looks.
 */
final class Backtracking {
    private static final int MOST_LOOKS = 400_000;

    private final Placer placer;
    private final Aim aim;
    private final Speeds strict;
    private final int hosts;
    private final Occupancy occupancy;
    private final List<Unit> units;
    private final BitSet waiting = new BitSet();
    private int mayBeLetOff;
    private int looks;

    /**
     * A search that has not begun.
     *
     * @param aim what to aim at if everybody were let off
     * @param strict at what speed those may go who are not
     */
    Backtracking(Placer placer, Aim aim, Speeds strict, Occupancy occupancy, List<Unit> units) {
        this.placer = placer;
        this.aim = aim;
        this.strict = strict;
        this.hosts = placer.instance().hosts().size();
        this.occupancy = occupancy;
        this.units = units;
        waiting.set(0, units.size());
    }

    /** Places all with no more than so many guests let off, or nobody: whether it did. Of too many it does not even look at each once. */
    boolean place(int mostLetOff) {
        mayBeLetOff = mostLetOff;
        return (long) units.size() * hosts < MOST_LOOKS && go();
    }

    private boolean go() {
        if (waiting.isEmpty()) {
            return true;
        }
        int next = -1;
        List<Integer> fewest = List.of();
        for (int unit : waiting.stream().toArray()) {
            var open = open(units.get(unit));
            if (next < 0 || open.size() < fewest.size()) {
                next = unit;
                fewest = open;
            }
        }
        waiting.clear(next);
        var unit = units.get(next);
        for (int host : fewest) {
            int letOff = letOff(unit, host);
            mayBeLetOff -= letOff;
            occupancy.send(unit, host);
            if (go()) {
                return true;
            }
            occupancy.send(unit, Occupancy.STAYS);
            mayBeLetOff += letOff;
        }
        waiting.set(next);
        return false;
    }

    private List<Integer> open(Unit unit) {
        looks += hosts;
        List<Integer> open = new ArrayList<>();
        for (int host = 0; host < hosts && looks < MOST_LOOKS; host++) {
            if (occupancy.hasRoom(unit, host)
                    && placer.isFit(unit, host, occupancy, aim)
                    && letOff(unit, host) <= mayBeLetOff) {
                open.add(host);
            }
        }
        open.sort(Comparator.comparingInt((Integer host) -> letOff(unit, host))
                .thenComparingLong(occupancy::freeBytes)
                .thenComparing(Comparator.naturalOrder()));
        return open;
    }

    private int letOff(Unit unit, int host) {
        int letOff = 0;
        for (int guest : unit.guests()) {
            letOff += strict.allows(guest, host) ? 0 : 1;
        }
        return letOff;
    }
}
