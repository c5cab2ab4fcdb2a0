package io.drover.plan.schedule;

import io.drover.plan.schedule.Schedule.Timed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What streams get of links that they share as TCP does, max-min: all grow alike until a link is full, which stops those on it, and so on
 * until each is stopped by a link or by its own limit (progressive filling: Bertsekas and Gallager, Data Networks, section 6.5.2).
 */
final class FairShare {
    private static final double NEAR = 1 + 1e-12;

    private final Instance instance;
    private final List<Timed> running;
    private final double[] rate;
    private final boolean[] stopped;
    private final Map<Integer, Link> links = new HashMap<>();

    private static final class Link {
        private double left;
        private int growing;
    }

    private FairShare(Instance instance, List<Timed> running) {
        this.instance = instance;
        this.running = running;
        this.rate = new double[running.size()];
        this.stopped = new boolean[running.size()];
        for (var move : running) {
            for (int link : new int[] {outgoing(move), incoming(move)}) {
                links.computeIfAbsent(link, this::link).growing++;
            }
        }
    }

    /** In bytes a second, in the order of the moves that run at one time. */
    static double[] rates(Instance instance, List<Timed> running) {
        var share = new FairShare(instance, running);
        while (share.isGrowing()) {
            share.grow();
        }
        return share.rate;
    }

    private static int outgoing(Timed move) {
        return 2 * move.from();
    }

    private static int incoming(Timed move) {
        return 2 * move.to() + 1;
    }

    private Link link(int number) {
        var link = new Link();
        link.left = instance.hosts().get(number / 2).bytesPerSecond();
        return link;
    }

    private boolean isGrowing() {
        for (boolean each : stopped) {
            if (!each) {
                return true;
            }
        }
        return false;
    }

    private double most(Timed move) {
        return Math.min(
                instance.hosts().get(move.from()).streamBytesPerSecond(),
                instance.hosts().get(move.to()).streamBytesPerSecond());
    }

    /** One round: to the level at which the next ones are stopped. */
    private void grow() {
        double level = Double.MAX_VALUE;
        for (int each = 0; each < rate.length; each++) {
            level = stopped[each] ? level : Math.min(level, limit(running.get(each)));
        }
        boolean[] stops = new boolean[rate.length];
        for (int each = 0; each < rate.length; each++) {
            stops[each] = !stopped[each] && limit(running.get(each)) <= level * NEAR;
        }
        for (int each = 0; each < rate.length; each++) {
            if (stops[each]) {
                stop(each, level);
            }
        }
    }

    private double limit(Timed move) {
        var out = links.getOrDefault(outgoing(move), new Link());
        var in = links.getOrDefault(incoming(move), new Link());
        return Math.min(most(move), Math.min(out.left / out.growing, in.left / in.growing));
    }

    private void stop(int each, double level) {
        rate[each] = level;
        stopped[each] = true;
        for (int number : new int[] {outgoing(running.get(each)), incoming(running.get(each))}) {
            var link = links.getOrDefault(number, new Link());
            link.left -= level;
            link.growing--;
        }
    }
}
