package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.PolicyWish;
import io.drover.model.CheckId;
import io.drover.model.Drain;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which hosts a drain is to empty, and which it had better not fill. */
final class DrainOptions {
    private static final CheckId MEMORY = new CheckId("host.memory");

    @Parameters(
            paramLabel = "HOST",
            arity = "1..*",
            description = "The host to empty; several are emptied together, or batch by batch in their order.")
    List<HostName> hosts = List.of();

    @Option(
            names = "--avoid",
            paramLabel = "HOST",
            split = ",",
            description =
                    "Let this host take guests only where no other has room, such as one to be emptied next; may be repeated.")
    Set<HostName> avoided = new LinkedHashSet<>();

    @Option(
            names = "--move-others",
            description = "Move guests of other hosts too, where that alone makes room; asks every pair of hosts.")
    boolean movesOthers;

    @Option(
            names = "--reserve",
            negatable = true,
            description =
                    "Only if any one of the other hosts may fail afterwards: if the rest have room for its guests, by the rules of placement.")
    Optional<Boolean> reserve = Optional.empty();

    /** The same wish with what these options add to it. */
    PolicyWish with(PolicyWish policy) {
        return policy.reserving(reserve);
    }

    Drain wanted() {
        return new Drain(hosts, avoided, movesOthers);
    }

    /** Names the option that may help where a plan leaves guests behind for lack of memory. */
    void advise(Console console, Plan plan) {
        boolean lacksMemory = plan.unblock().stream()
                .flatMap(unblocking -> unblocking.steps().stream())
                .anyMatch(step -> step.check().equals(MEMORY));
        if (lacksMemory && !movesOthers) {
            console.say(
                    "With --move-others Drover makes room itself if it can: by moving guests of other hosts too, as few as it finds.");
        }
    }

    Answer plan(Session session, PolicyWish policy) {
        return session.api().planDrain(wanted(), with(policy));
    }
}
