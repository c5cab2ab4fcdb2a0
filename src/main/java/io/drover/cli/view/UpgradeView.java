package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Reserve;
import io.drover.model.UpgradePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An upgrade before it begins: each batch with its moves, and the command that carries it out when its time has come. */
public final class UpgradeView {
    private UpgradeView() {}

    /** The whole plan. */
    public static List<Line> of(UpgradePlan upgrade) {
        var lines = new ArrayList<>(List.of(summary(upgrade)));
        int number = 1;
        for (var batch : upgrade.batches()) {
            lines.add(Line.EMPTY);
            lines.add(Line.of("batch " + number++ + ": " + drain(batch), Tone.STRONG));
            lines.addAll(PlanView.of(batch.plan()));
        }
        if (!upgrade.unplanned().isEmpty()) {
            lines.add(
                    Line.of("Not planned, since " + why(upgrade) + ": " + names(upgrade.unplanned(), ", "), Tone.BAD));
        }
        return lines;
    }

    private static String why(UpgradePlan upgrade) {
        var last = upgrade.batches().get(upgrade.batches().size() - 1).plan();
        boolean kept = last.reserve().map(Reserve::isKept).orElse(true);
        return last.stranded().isEmpty() && !kept ? "no reserve would be kept" : "guests would be left behind";
    }

    private static Line summary(UpgradePlan upgrade) {
        var times = upgrade.guests() == 0
                ? ""
                : String.format(Locale.ROOT, " (%.2f each)", upgrade.migrations() / (double) upgrade.guests());
        return Line.of("%s, %s, %d migrations%s, about %s on the way; no order of each can beat %s"
                .formatted(
                        batches(upgrade.batches().size()),
                        PlanView.guests(upgrade.guests()),
                        upgrade.migrations(),
                        times,
                        Amounts.duration(sum(upgrade, Plan::makespan)),
                        Amounts.duration(sum(upgrade, plan -> plan.bound().duration()))));
    }

    private static String batches(int count) {
        return count == 1 ? "1 batch" : count + " batches";
    }

    static Duration sum(UpgradePlan upgrade, Function<Plan, Duration> part) {
        return upgrade.batches().stream().map(batch -> part.apply(batch.plan())).reduce(Duration.ZERO, Duration::plus);
    }

    private static String drain(UpgradePlan.Batch batch) {
        var avoid = batch.avoided().isEmpty() ? "" : " --avoid " + names(batch.avoided(), ",");
        var others = batch.plan().makingRoom().isEmpty() ? "" : " --move-others";
        var reserve = batch.plan().reserve().isPresent() ? " --reserve" : "";
        return "drover drain " + names(batch.hosts(), " ") + avoid + others + reserve;
    }

    private static String names(Collection<HostName> hosts, String between) {
        return hosts.stream().map(HostName::value).collect(Collectors.joining(between));
    }
}
