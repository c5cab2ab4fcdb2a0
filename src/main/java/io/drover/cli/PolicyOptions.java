package io.drover.cli;

import io.drover.cli.http.PolicyWish;
import io.drover.model.CheckId;
import io.drover.model.Policy;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say what a run may do; the server judges and plans by them too. */
final class PolicyOptions {
    @Option(
            names = "--accept",
            paramLabel = "CHECK",
            description = "Accept that this check cannot tell (UNKNOWN); may be repeated.")
    Set<CheckId> accepted = new LinkedHashSet<>();

    @Option(names = "--on-failure", paramLabel = "continue|stop", description = "Whether a failure stops the rest.")
    Optional<Policy.OnFailure> onFailure;

    @Option(names = "--per-source", paramLabel = "N", description = "Migrations at once that leave one host.")
    Optional<Integer> perSource;

    @Option(names = "--per-destination", paramLabel = "N", description = "Migrations at once that arrive at one host.")
    Optional<Integer> perDestination;

    @Option(names = "--per-run", paramLabel = "N", description = "Migrations at once in the whole run.")
    Optional<Integer> perRun;

    @Option(
            names = "--vcpus-per-thread",
            paramLabel = "N",
            description =
                    "Let active guests have no more vCPUs than so many for each hardware thread of their host, such as 4 or 1.5.")
    Optional<Double> vcpusPerThread;

    /** What of this the server shall hear; the rest is its own configuration's. */
    PolicyWish wish() {
        var limits = new PolicyWish.Limits(perSource, perDestination, perRun, vcpusPerThread);
        return new PolicyWish(
                Optional.of(limits).filter(some -> !some.equals(PolicyWish.Limits.NONE)),
                onFailure,
                accepted.isEmpty() ? Optional.empty() : Optional.of(accepted),
                Optional.empty(),
                Optional.empty());
    }

    /** Nothing asked for. */
    static PolicyOptions none() {
        var options = new PolicyOptions();
        options.onFailure = Optional.empty();
        options.perSource = Optional.empty();
        options.perDestination = Optional.empty();
        options.perRun = Optional.empty();
        options.vcpusPerThread = Optional.empty();
        return options;
    }
}
