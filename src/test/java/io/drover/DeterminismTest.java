package io.drover;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every run must be repeatable from its seed. So time, chance and threads come in through ports, and only the rooms at
 * the edge touch the real ones.
 */
class DeterminismTest {
    private static final String[] EDGE = {"io.drover.app..", "io.drover.driver..", "io.drover.store.."};

    private static final List<String> WALL_CLOCK = List.of(
            "java.lang.System.currentTimeMillis(",
            "java.lang.System.nanoTime(",
            "java.time.Clock.system",
            "java.time.Clock.tick",
            "java.time.Instant.now(",
            "java.time.LocalDate.now(",
            "java.time.LocalDateTime.now(",
            "java.time.LocalTime.now(",
            "java.time.OffsetDateTime.now(",
            "java.time.Year.now(",
            "java.time.YearMonth.now(",
            "java.time.ZonedDateTime.now(",
            "java.util.Calendar.getInstance(",
            "java.util.Date.<init>()");

    /** Seeded generators are allowed everywhere, as {@link java.util.SplittableRandom}; all others are chance. */
    private static final List<String> CHANCE = List.of(
            "java.lang.Math.random(",
            "java.lang.StrictMath.random(",
            "java.security.SecureRandom.",
            "java.util.Collections.shuffle(java.util.List)",
            "java.util.Random.",
            "java.util.SplittableRandom.<init>()",
            "java.util.UUID.randomUUID(",
            "java.util.concurrent.ThreadLocalRandom.",
            "java.util.random.RandomGenerator.getDefault(",
            "java.util.random.RandomGenerator.of(");

    private static final List<String> NEW_THREADS = List.of(
            "java.lang.Thread.<init>(",
            "java.util.Timer.<init>(",
            "java.util.Collection.parallelStream(",
            "java.util.List.parallelStream(",
            "java.util.Set.parallelStream(",
            "java.util.stream.BaseStream.parallel(",
            "java.util.stream.Stream.parallel(",
            "java.util.concurrent.CompletableFuture.delayedExecutor(",
            "java.util.concurrent.CompletableFuture.orTimeout(",
            "java.util.concurrent.CompletableFuture.runAsync(",
            "java.util.concurrent.CompletableFuture.supplyAsync(",
            "java.util.concurrent.Executors.",
            "java.util.concurrent.ForkJoinPool.",
            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>(",
            "java.util.concurrent.ThreadPoolExecutor.<init>(");

    private static final List<String> BLOCKING_WAITS =
            List.of("java.lang.Thread.sleep(", "java.util.concurrent.TimeUnit.sleep(");

    private static final List<String> EXITS = List.of(
            "java.lang.System.exit(",
            "java.lang.Runtime.exit(",
            "java.lang.Runtime.halt(",
            "java.lang.Runtime.addShutdownHook(");

    private static final List<String> STANDARD_STREAMS = List.of("java.lang.System.out", "java.lang.System.err");

    @Test
    void theWallClockIsReadOnlyAtTheEdge() {
        check(noClasses().that().resideOutsideOfPackages(EDGE).should().accessTargetWhere(targets(WALL_CLOCK)));
    }

    @Test
    void chanceEntersOnlyAtTheEdge() {
        check(noClasses().that().resideOutsideOfPackages(EDGE).should().accessTargetWhere(targets(CHANCE)));
    }

    @Test
    void theSimulatorLeavesNothingToChance() {
        check(noClasses()
                .that()
                .resideInAPackage("io.drover.driver.sim..")
                .should()
                .accessTargetWhere(targets(CHANCE)));
    }

    @Test
    void threadsAreMadeOnlyAtTheEdge() {
        check(noClasses().that().resideOutsideOfPackages(EDGE).should().accessTargetWhere(targets(NEW_THREADS)));
        check(noClasses().that().resideOutsideOfPackages(EDGE).should().beAssignableTo(Thread.class));
    }

    @Test
    void nobodySleeps() {
        check(noClasses().should().accessTargetWhere(targets(BLOCKING_WAITS)));
    }

    @Test
    void onlyTheWiringEndsTheProcess() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.drover.app..")
                .should()
                .accessTargetWhere(targets(EXITS)));
    }

    @Test
    void onlyTheCommandLineWritesToTheTerminal() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.drover.app..", "io.drover.cli..")
                .should()
                .accessTargetWhere(targets(STANDARD_STREAMS)));
    }

    private static DescribedPredicate<JavaAccess<?>> targets(List<String> beginnings) {
        return DescribedPredicate.describe("the target is one of " + beginnings, access -> {
            var target = access.getTarget().getFullName();
            return beginnings.stream().anyMatch(target::startsWith);
        });
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(Rooms.CLASSES);
    }
}
