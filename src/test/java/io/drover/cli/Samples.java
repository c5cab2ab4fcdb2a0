package io.drover.cli;

import io.drover.model.CheckId;
import io.drover.model.CheckMatrix;
import io.drover.model.Course;
import io.drover.model.Finding;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.Remedy;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Unblocking;
import io.drover.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Values that the tests of the commands share: a drain of xen1 with three guests of 1 GiB, one after another. */
public final class Samples {
    /** When the run was opened. */
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    /** The run's identity. */
    public static final RunId RUN = new RunId("r7");

    /** What keeps a guest where it is. */
    public static final Finding LOCAL_ISO = new Finding(
            new CheckId("disk.local-media"),
            Verdict.BLOCK,
            true,
            "hdc is /iso/debian.iso, a file of xen1",
            Optional.of(Remedy.commands("Eject the disc on xen1.", "virsh change-media web1 hdc --eject")));

    private static final long GIB = 1L << 30;
    private static final List<String> NAMES = List.of("db1", "web1", "web2");

    private Samples() {}

    /** The plan. */
    public static Plan plan() {
        var moves = new ArrayList<PlannedMove>();
        for (int i = 0; i < NAMES.size(); i++) {
            moves.add(move(i));
        }
        return new Plan(
                Plan.Purpose.drain(List.of(xen(1))),
                START,
                moves,
                List.of(),
                new Plan.LowerBound(Duration.ofSeconds(28), "link of xen1, outgoing"),
                Optional.empty());
    }

    /** The plan, with a guest that cannot move. */
    public static Plan planWithStranded() {
        var plan = plan();
        var stranded = new Plan.Stranded(
                id(9), "cd1", new TreeMap<>(Map.of(xen(2), List.of(LOCAL_ISO), xen(3), List.of(LOCAL_ISO))));
        return new Plan(
                plan.purpose(), START, plan.moves(), List.of(stranded), plan.bound(), Optional.of(unblocking()));
    }

    /** The same plan where that guest finds no memory. */
    public static Plan planLackingMemory() {
        var plan = planWithStranded();
        return new Plan(
                plan.purpose(),
                START,
                plan.moves(),
                plan.stranded(),
                plan.bound(),
                Optional.of(unblocking(new CheckId("host.memory"), Remedy.advice("Free 1024 MiB on xen2."))));
    }

    private static Unblocking unblocking() {
        return unblocking(LOCAL_ISO.check(), LOCAL_ISO.remedy().orElseThrow());
    }

    private static Unblocking unblocking(CheckId check, Remedy remedy) {
        var opened = new Unblocking.Opened(id(9), "cd1", xen(2));
        return new Unblocking(List.of(new Unblocking.Step(check, remedy, List.of(opened))), List.of(), true);
    }

    /** Every guest of that plan against both other hosts: only the one that stays is held back. */
    public static CheckMatrix matrix() {
        var rows = new ArrayList<CheckMatrix.Row>();
        rows.add(new CheckMatrix.Row(
                id(9),
                "cd1",
                List.of(),
                new TreeMap<>(Map.of(xen(2), List.of(LOCAL_ISO), xen(3), List.of(LOCAL_ISO)))));
        for (int i = 0; i < NAMES.size(); i++) {
            rows.add(new CheckMatrix.Row(id(i), NAMES.get(i), List.of(xen(2), xen(3)), new TreeMap<>()));
        }
        return new CheckMatrix(xen(1), List.of(xen(2), xen(3)), rows);
    }

    private static PlannedMove move(int i) {
        return new PlannedMove(
                new Move(id(i), NAMES.get(i), xen(1), xen(2 + i % 2), GIB),
                Duration.ofSeconds(10L * i),
                new PlannedMove.Cost(Duration.ofSeconds(10), GIB + (i << 20), Duration.ofMillis(80)),
                Duration.ofSeconds(25),
                118L << 20);
    }

    /** A run of that plan with its migrations in these phases. */
    public static Run run(Phase... phases) {
        var migrations = new ArrayList<Migration>();
        for (int i = 0; i < phases.length; i++) {
            migrations.add(migration(i, phases[i]));
        }
        return Run.opened(RUN, plan(), Policy.STANDARD, START, migrations);
    }

    /** The same run, ended so. */
    public static Run closed(Run run, Run.Outcome outcome) {
        return new Run(
                run.id(),
                run.plan(),
                run.policy(),
                run.openedAt(),
                run.migrations(),
                outcome == Run.Outcome.CANCELLED,
                Optional.of(new Run.Closed(outcome, START.plusSeconds(31))),
                run.replans());
    }

    private static Migration migration(int i, Phase phase) {
        boolean measured = phase == Phase.DONE;
        var downtime = Observed.known(Duration.ofMillis(90), "from the source's suspend to the destination's start");
        return new Migration(
                new MigrationId(RUN, i + 1),
                plan().moves().get(i),
                phase,
                phase == Phase.QUEUED ? START : START.plusSeconds(10L * i + (measured ? 9 : 1)),
                phase == Phase.QUEUED ? Optional.empty() : Optional.of(START.plusSeconds(10L * i + 1)),
                why(phase),
                phase == Phase.REFUSED ? List.of(LOCAL_ISO) : List.of(),
                Optional.empty(),
                measured
                        ? Optional.of(new Measured(Duration.ofSeconds(9), Observed.known(GIB, "counted"), downtime))
                        : Optional.empty(),
                Course.STRAIGHT);
    }

    private static String why(Phase phase) {
        return switch (phase) {
            case DONE -> "runs there, gone here";
            case QUEUED -> "waits for its turn";
            case REFUSED -> "disk.local-media";
            case UNKNOWN -> "xen2 does not answer";
            default -> "";
        };
    }

    /** A transfer 6 seconds after its start, 700 MiB of 1 GiB arrived. */
    public static Progress progress() {
        return new Progress(
                Phase.COPYING,
                700L << 20,
                GIB,
                118L << 20,
                Duration.ofSeconds(6),
                Optional.of(new Progress.Remaining(Duration.ofSeconds(3), Duration.ofSeconds(12))),
                "memory seen at the destination");
    }

    /** The host of that number. */
    public static HostName xen(int number) {
        return new HostName("xen" + number);
    }

    public static GuestId id(int number) {
        return new GuestId(new UUID(0, number));
    }
}
