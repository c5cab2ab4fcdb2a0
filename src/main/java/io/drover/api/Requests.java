package io.drover.api;

import io.drover.model.CheckId;
import io.drover.model.Drain;
import io.drover.model.Fix;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.WhatIf;
import io.drover.model.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The bodies of requests. */
final class Requests {
    private Requests() {}

    record Cordon(String reason) {}

    record Check(String guest, HostName to, Optional<WantedPolicy> policy) {}

    record Settle(Whereabouts as, String reason) {}

    record OrderFixes(List<Fix> fixes) {}

    record Matrix(Optional<String> guest, Optional<HostName> drain, Optional<WantedPolicy> policy) {}

    record MakePlan(
            Optional<List<HostName>> drain,
            Optional<Set<HostName>> avoid,
            Optional<Boolean> moveOthers,
            Optional<String> guest,
            Optional<HostName> to,
            Optional<HostName> home,
            Optional<WantedPolicy> policy,
            Optional<WantedChange> whatIf) {
        Drain drained(List<HostName> hosts) {
            return new Drain(hosts, avoid.orElse(Set.of()), moveOthers.orElse(false));
        }

        WhatIf change() {
            return whatIf.map(WantedChange::whatIf).orElse(WhatIf.NOTHING);
        }
    }

    record WantedChange(
            Optional<Set<HostName>> without,
            Optional<Long> link,
            Optional<Map<HostName, Long>> links,
            Optional<Duration> downtimeLimit) {
        WhatIf whatIf() {
            return new WhatIf(without.orElse(Set.of()), link, new TreeMap<>(links.orElse(Map.of())), downtimeLimit);
        }
    }

    record Explain(
            List<HostName> drain,
            Optional<Set<HostName>> avoid,
            Optional<Boolean> moveOthers,
            String guest,
            Optional<WantedPolicy> policy) {
        Drain drained() {
            return new Drain(drain, avoid.orElse(Set.of()), moveOthers.orElse(false));
        }
    }

    record PlanUpgrade(
            List<HostName> hosts,
            Optional<Set<HostName>> avoid,
            Optional<Boolean> moveOthers,
            int batch,
            Optional<WantedPolicy> policy,
            Optional<WantedChange> whatIf) {
        Drain drained() {
            return new Drain(hosts, avoid.orElse(Set.of()), moveOthers.orElse(false));
        }

        WhatIf change() {
            return whatIf.map(WantedChange::whatIf).orElse(WhatIf.NOTHING);
        }
    }

    record Start(Plan plan, Optional<WantedPolicy> policy) {}

    record WantedLimits(
            Optional<Integer> perSource,
            Optional<Integer> perDestination,
            Optional<Integer> perRun,
            Optional<Double> vcpusPerThread) {
        Policy.Limits over(Policy.Limits standard) {
            return new Policy.Limits(
                    perSource.orElse(standard.perSource()),
                    perDestination.orElse(standard.perDestination()),
                    perRun.orElse(standard.perRun()),
                    vcpusPerThread.or(standard::vcpusPerThread));
        }
    }

    record WantedWindow(Instant ends, Optional<Boolean> abort) {}

    record WantedPolicy(
            Optional<WantedLimits> limits,
            Optional<Policy.OnFailure> onFailure,
            Optional<Set<CheckId>> accepted,
            Optional<WantedWindow> window,
            Optional<Boolean> reserve) {
        Policy over(Policy standard) {
            return new Policy(
                    limits.map(wanted -> wanted.over(standard.limits())).orElse(standard.limits()),
                    onFailure.orElse(standard.onFailure()),
                    accepted.orElse(standard.accepted()),
                    window.map(asked -> new Policy.Window(
                                    asked.ends(), asked.abort().orElse(false)))
                            .or(standard::window),
                    reserve.orElse(standard.reserve()));
        }
    }
}
