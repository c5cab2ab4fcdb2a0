package io.drover.bench;

import io.drover.model.Overheads;
import io.drover.plan.schedule.Instance;
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
    private static final int PER_HOST = 4;
    private static final int IN_ALL = 16;

    private final Profile profile;
    private final int hosts;
    private final int emptied;
    private final Terms terms;
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> costs = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();
    private int left;
    private int others;
    private int over;
    private int crowded;
    private int far;

    /** What plans have to reckon with besides links, memory and rules. */
    enum Terms {
        LINKS_ALONE(""),
        FEW_AT_ONCE(", " + PER_HOST + " at once from and to each host and " + IN_ALL + " in all"),
        STANDARD(", by standard limits and overheads");

        private final String words;

        Terms(String words) {
            this.words = words;
        }

        private Instance on(Instance instance) {
            return switch (this) {
                case LINKS_ALONE -> instance;
                case FEW_AT_ONCE -> Instances.limited(instance, PER_HOST, IN_ALL);
                case STANDARD -> Instances.costing(Instances.byStandardLimits(instance), Overheads.STANDARD);
            };
        }
    }

    /** Of clusters of one kind. */
    Quality(Profile profile, int hosts, int emptied, Terms terms) {
        this.profile = profile;
        this.hosts = hosts;
        this.emptied = emptied;
        this.terms = terms;
    }

    void play(int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            var instance = instance(seed, SECOND);
            var schedule = Scheduler.schedule(instance);
            var careless = Scheduler.schedule(instance(seed, NO_LIMIT));
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
            crowded +=
                    (int) schedule.over().stream().filter(each -> !each.alone()).count();
            far += ratio > profile.worstRatio() ? 1 : 0;
        }
        ratios.sort(Double::compareTo);
        costs.sort(Double::compareTo);
    }

    private Instance instance(long seed, Duration downtimeLimit) {
        return terms.on(Instances.of(profile, hosts, emptied, seed, downtimeLimit));
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
                "%s, %d of %d hosts%s, %d seeds: of the bound mean %.3f, p50 %.3f, p90 %.3f, p99 %.3f, most %.3f (%d above %.2f);"
                        + " limits to downtime cost p50 %.1f %%, p99 %.1f %%, most %.1f %%; %d guests above theirs and"
                        + " named, %d of them for lack of room; %d seeds with guests left, %d that move others",
                profile,
                emptied,
                hosts,
                terms.words,
                ratios.size(),
                ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                at(ratios, 0.5),
                at(ratios, 0.9),
                at(ratios, 0.99),
                at(ratios, 1),
                far,
                profile.worstRatio(),
                100 * at(costs, 0.5),
                100 * at(costs, 0.99),
                100 * at(costs, 1),
                over,
                crowded,
                left,
                others);
    }
}
