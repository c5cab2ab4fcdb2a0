package io.drover.bench;

import io.drover.plan.schedule.Instances;
import io.drover.plan.schedule.Profile;
import io.drover.plan.schedule.ScheduleAudit;
import io.drover.plan.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How near to their bounds the schedules of many seeds come, and what their limits to downtime cost them. */
final class Quality {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    private final Profile profile;
    private final int hosts;
    private final int emptied;
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();
    private int left;
    private int others;
    private int over;
    private int far;

    Quality(Profile profile, int hosts, int emptied) {
        this.profile = profile;
        this.hosts = hosts;
        this.emptied = emptied;
    }

    void play(int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            var instance = Instances.of(profile, hosts, emptied, seed, SECOND);
            var schedule = Scheduler.schedule(instance);
            var careless = Scheduler.schedule(Instances.of(profile, hosts, emptied, seed, NO_LIMIT));
            for (var objection : ScheduleAudit.objections(instance, schedule)) {
                objections.add("seed " + seed + ": " + objection);
            }
            double ratio = (double) schedule.makespanNanos()
                    / schedule.bound().duration().toNanos();
            ratios.add(ratio);
            costs.add((double) schedule.makespanNanos() / careless.makespanNanos() - 1);
            left += schedule.left().isEmpty() ? 0 : 1;
            others += schedule.moves().size() > emptied * Instances.GUESTS_EACH ? 1 : 0;
            over += schedule.over().size();
            far += ratio > profile.worstRatio() ? 1 : 0;
        }
        ratios.sort(Double::compareTo);
        costs.sort(Double::compareTo);
    }

    List<String> objections() {
        return objections;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d of %d hosts, %d seeds: of the bound p50 %.3f, p99 %.3f, most %.3f (%d above %.2f);"
                        + " limits to downtime cost p50 %.1f %%, p99 %.1f %%, most %.1f %%; %d guests above theirs and"
                        + " named; %d seeds with guests left, %d that move others",
                profile,
                emptied,
                hosts,
                ratios.size(),
                at(ratios, 0.5),
                at(ratios, 0.99),
                at(ratios, 1),
                far,
                profile.worstRatio(),
                100 * at(costs, 0.5),
                100 * at(costs, 0.99),
                100 * at(costs, 1),
                over,
                left,
                others);
    }
}
