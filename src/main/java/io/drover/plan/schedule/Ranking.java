package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.Comparator;

/** Some hosts by a figure of theirs that changes, the least first and of equal ones the first by number: who looks for the least finds it without looking at all. */
final class Ranking {
    private final int[] hosts;
    private final long[] figures;

    /**
     * These hosts.
     *
     * @param figures of every host there is, by number; a copy is kept
     */
    Ranking(int[] hosts, long[] figures) {
        this.figures = figures.clone();
        this.hosts = Arrays.stream(hosts)
                .boxed()
                .sorted(Comparator.comparingLong((Integer host) -> figures[host])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int size() {
        return hosts.length;
    }

    /** The host at a rank. */
    int at(int rank) {
        return hosts[rank];
    }

    /** The first rank whose host's figure is no less than that. */
    int from(long figure) {
        return rank(figure, 0);
    }

    /** One of the hosts has another figure now. */
    void set(int host, long figure) {
        int before = rank(figures[host], host);
        int after = rank(figure, host);
        if (after > before) {
            after--;
            System.arraycopy(hosts, before + 1, hosts, before, after - before);
        } else {
            System.arraycopy(hosts, after, hosts, after + 1, before - after);
        }
        hosts[after] = host;
        figures[host] = figure;
    }

    /** The first rank at which a host is not before one of that figure and number. */
    private int rank(long figure, int host) {
        int low = 0;
        int high = hosts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int other = hosts[middle];
            if (figures[other] < figure || (figures[other] == figure && other < host)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
