package io.drover.seeds;

import io.drover.engine.Drover;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What befalls the plans of runs under way: hosts that queued guests are to go to are cordoned, are lost, or get slow links. */
final class Upheaval {
    private final Case facts;
    private final Chance chance;
    private final Misfortune misfortune;
    private final Supplier<Optional<Drover>> alive;

    Upheaval(Case facts, Chance chance, Misfortune misfortune, Supplier<Optional<Drover>> alive) {
        this.facts = facts;
        this.chance = chance;
        this.misfortune = misfortune;
        this.alive = alive;
    }

    /** All that it will do in one story; where nothing goes wrong, hosts are cordoned and nothing else. */
    void plan(boolean calm) {
        int times = chance.below(5);
        for (int time = 0; time < times; time++) {
            facts.time.after(chance.seconds(1, 700), () -> waitedFor().ifPresent(host -> strike(host, calm)));
        }
    }

    private Optional<HostName> waitedFor() {
        List<HostName> hosts = alive.get().stream()
                .flatMap(drover -> drover.runs().stream())
                .filter(Run::leavesDestinationsOpen)
                .flatMap(run -> run.migrations().stream())
                .filter(migration -> migration.phase() == Phase.QUEUED)
                .map(Migration::move)
                .map(Move::to)
                .toList();
        return hosts.isEmpty() ? Optional.empty() : Optional.of(chance.of(hosts));
    }

    private void strike(HostName host, boolean calm) {
        switch (calm ? 0 : chance.below(5)) {
            case 0, 1, 2 -> cordon(host);
            case 3 -> misfortune.lose(host);
            default -> misfortune.slow(host);
        }
    }

    private void cordon(HostName host) {
        facts.note("an operator cordons " + host + ", which guests wait to go to");
        boolean mistaken = chance.oneIn(3);
        var soon = chance.seconds(1, 60);
        alive.get()
                .ifPresent(drover -> drover.cordon(host, "upheaval").whenComplete((done, refused) -> {
                    if (mistaken) {
                        facts.time.after(soon, () -> alive.get().ifPresent(living -> living.uncordon(host)));
                    }
                }));
    }
}
