package io.drover.plan.schedule;

import java.util.Arrays;

/**
 * One direction of a host's link and the streams on it. Nothing limits a stream but its path, and streams share a link max-min; so a planned
 * rate holds whoever else comes and goes as long as, where every stream takes up to that rate, as far as its own path lets it, the link can
 * carry them all. That is asked of the greatest planned rate: then it holds for the lesser ones too. Of streams that could fill the link by themselves there is one
 * at a time: two would gain no time, and keep both guests standing for longer.
 */
public final class Link {
    /** Rates are whole bytes a second: what is shared evenly may be off by so small a part of the link. */
    private static final long ROUNDING = 1_000_000;

    private final long capacity;
    private long[] peaks = {};
    private long[] rates = {};
    private int streams;
    private int filling;
    private long greatest;
    private long taken;
    private long planned;

    /** A link with nothing on it that carries so many bytes a second. */
    public Link(long capacity) {
        this.capacity = capacity;
    }

    /** The rate that one more stream may count on, at most its peak; 0 if it may not come, or another would then get less than it counts on. */
    public long share(long peak) {
        boolean isTaken = taken + Math.min(peak, greatest) > capacity + capacity / ROUNDING;
        if (isTaken || (filling > 0 && peak >= capacity)) {
            return 0;
        }
        return Math.min(peak <= greatest ? peak : level(peak), capacity - planned);
    }

    /** The level to which all may rise if one more has no limit but its peak. */
    private long level(long peak) {
        long level = Math.min(peak, capacity);
        long before;
        do {
            before = level;
            long left = capacity;
            int sharing = 1;
            for (int each = 0; each < streams; each++) {
                if (peaks[each] < before) {
                    left -= peaks[each];
                } else {
                    sharing++;
                }
            }
            level = Math.min(before, left / sharing);
        } while (level < before);
        return level;
    }

    /** One more stream on it, that could take up to its peak and counts on that rate; both in bytes a second. */
    public void add(long peak, long rate) {
        if (streams == peaks.length) {
            peaks = Arrays.copyOf(peaks, 2 * streams + 2);
            rates = Arrays.copyOf(rates, 2 * streams + 2);
        }
        peaks[streams] = peak;
        rates[streams++] = rate;
        reckon();
    }

    void remove(long peak, long rate) {
        int place = 0;
        while (peaks[place] != peak || rates[place] != rate) {
            place++;
        }
        streams--;
        peaks[place] = peaks[streams];
        rates[place] = rates[streams];
        reckon();
    }

    private void reckon() {
        greatest = 0;
        planned = 0;
        filling = 0;
        for (int each = 0; each < streams; each++) {
            greatest = Math.max(greatest, rates[each]);
            planned += rates[each];
            filling += peaks[each] >= capacity ? 1 : 0;
        }
        taken = 0;
        for (int each = 0; each < streams; each++) {
            taken += Math.min(peaks[each], greatest);
        }
    }
}
