package io.drover.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Values of the model, any that its types allow, repeatable from a seed. They need not make sense together: for fleets that
 * do, see the simulator.
 */
public final class Arbitrary {
    private static final String[] TEXTS = {
        "", "a", "läuft", "zwölf \"Gäste\"", "line\nbreak", "tab\t\\", "東京", "x'; --", "🐑"
    };

    private final SplittableRandom random;

    public Arbitrary(long seed) {
        random = new SplittableRandom(seed);
    }

    public Fact fact() {
        return switch (random.nextInt(8)) {
            case 0 -> new Fact.RunOpened(runId(), plan(), policy());
            case 1 -> new Fact.PhaseEntered(migrationId(), oneOf(Phase.class), text(), listOf(this::finding));
            case 2 -> new Fact.DefinitionRead(migrationId(), definition(), optional(() -> observed(this::text)));
            case 3 -> new Fact.TransferMeasured(migrationId(), measured());
            case 4 -> new Fact.CancelRequested(runId());
            case 5 -> new Fact.RunClosed(runId(), oneOf(Run.Outcome.class));
            case 6 -> new Fact.HostCordoned(hostName(), text());
            default -> new Fact.HostUncordoned(hostName());
        };
    }

    public List<Fact> facts() {
        return listOf(this::fact);
    }

    public Run run() {
        var closed = optional(() -> new Run.Closed(oneOf(Run.Outcome.class), instant()));
        return new Run(
                runId(),
                plan(),
                policy(),
                instant(),
                listOf(this::migration),
                random.nextBoolean(),
                closed,
                listOf(() ->
                        new Run.Replan(instant(), text(), random.nextInt(9), random.nextInt(9), random.nextInt(9))));
    }

    public Migration migration() {
        return new Migration(
                migrationId(),
                plannedMove(),
                oneOf(Phase.class),
                instant(),
                optional(this::instant),
                text(),
                listOf(this::finding),
                optional(this::definition),
                optional(this::measured),
                new Course(
                        random.nextInt(9),
                        optional(this::text),
                        random.nextBoolean(),
                        optional(this::instant),
                        optional(this::instant),
                        optional(() -> new Course.Abort(oneOf(Course.Caller.class), optional(this::text))),
                        optional(this::text),
                        random.nextInt(9)));
    }

    public Observed<Dom0> observedDom0() {
        return observed(() -> new ArbitraryDom0(this).dom0());
    }

    public Plan plan() {
        var purpose = new Plan.Purpose(
                oneOf(Plan.Purpose.Kind.class),
                List.of(hostName()),
                optional(this::guestId).stream().toList());
        var bound = new Plan.LowerBound(duration(), text());
        return new Plan(
                purpose,
                instant(),
                listOf(this::plannedMove),
                listOf(this::stranded),
                bound,
                optional(this::unblocking),
                optional(this::basis),
                listOf(() -> new Plan.OverLimit(guestId(), text(), duration(), duration(), random.nextBoolean())),
                optional(this::reserve));
    }

    private Reserve reserve() {
        return new Reserve(
                oneOf(Reserve.State.class),
                optional(() -> new Reserve.Failure(
                        hostName(), random.nextLong(), listOf(this::text), bytes(), text(), text())));
    }

    private Plan.Basis basis() {
        return new Plan.Basis(
                text(),
                random.nextInt(100),
                optional(
                        () -> new Plan.Basis.Width(random.nextDouble(), random.nextDouble(), 1 + random.nextDouble())));
    }

    private Unblocking unblocking() {
        return new Unblocking(
                listOf(() -> new Unblocking.Step(
                        checkId(),
                        new Remedy(text(), listOf(this::text)),
                        listOf(() -> new Unblocking.Opened(guestId(), text(), hostName())))),
                listOf(() -> new Unblocking.Beyond(guestId(), text())),
                random.nextBoolean());
    }

    public PlannedMove plannedMove() {
        var move = new Move(guestId(), text(), hostName(), hostName(), bytes());
        var cost = new PlannedMove.Cost(duration(), bytes(), duration());
        return new PlannedMove(move, duration(), cost, duration(), bytes());
    }

    public Policy policy() {
        var limits = new Policy.Limits(
                1 + random.nextInt(9),
                1 + random.nextInt(9),
                1 + random.nextInt(99),
                optional(() -> 0.5 + random.nextInt(9)));
        return new Policy(limits, oneOf(Policy.OnFailure.class), setOf(this::checkId))
                .withReserve(random.nextBoolean());
    }

    public Fleet fleet() {
        var unreachable = new TreeMap<HostName, String>();
        listOf(this::hostName).forEach(name -> unreachable.put(name, text()));
        return new Fleet(instant(), Fleet.byName(listOf(this::host)), unreachable, setOf(this::hostName), rules());
    }

    public Rules rules() {
        return new Rules(
                listOf(() -> new PlacementRule(
                        text(),
                        oneOf(PlacementRule.Kind.class),
                        listOf(this::guestPattern),
                        setOf(this::hostName),
                        random.nextBoolean())),
                new DowntimeLimits(duration(), listOf(() -> new DowntimeLimits.OfGuest(guestPattern(), duration()))),
                new Overheads(duration(), duration(), duration(), duration(), duration()));
    }

    private GuestPattern guestPattern() {
        return new GuestPattern("g" + text());
    }

    public Host host() {
        Map<String, Observed<PathSight>> paths = new HashMap<>();
        listOf(this::text).forEach(path -> paths.put(path, observed(this::pathSight)));
        return new Host(
                hostName(),
                new Host.Platform(
                        observed(this::version),
                        text(),
                        observed(this::version),
                        setOf(this::text),
                        observed(random::nextBoolean),
                        random.nextBoolean()),
                cpu(),
                new Host.Memory(bytes(), bytes()),
                observed(() -> setOf(this::text)),
                observed(() -> listOf(this::pool)),
                paths,
                observed(this::bytes),
                new ArbitraryDom0(this).identity(),
                observedDom0(),
                new ArbitraryDom0(this).reach(),
                listOf(this::guest));
    }

    public Guest guest() {
        var devices = new Guest.Devices(
                listOf(this::disk),
                listOf(() -> new Nic(text(), optional(this::text), optional(this::text))),
                listOf(() -> new PassedThrough(text(), text())));
        return new Guest(
                guestId(),
                text(),
                oneOf(GuestType.class),
                bytes(),
                bytes(),
                random.nextInt(128),
                new Condition(oneOf(GuestState.class), text()),
                definition(),
                devices,
                observed(random::nextBoolean),
                observed(() -> new Load(bytes(), bytes())),
                new ArbitraryDom0(this).setup());
    }

    public Progress progress() {
        var remaining = optional(() -> new Progress.Remaining(duration(), duration()));
        return new Progress(oneOf(Phase.class), bytes(), bytes(), bytes(), duration(), remaining, text());
    }

    public Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
    }

    private Cpu cpu() {
        return new Cpu(
                text(), observed(this::text), observed(() -> setOf(this::text)), random.nextInt(), random.nextInt());
    }

    PathSight pathSight() {
        return new PathSight(random.nextBoolean(), text(), optional(() -> new ArbitraryDom0(this).fileIdentity()));
    }

    boolean yesOrNo() {
        return random.nextBoolean();
    }

    int number() {
        return random.nextInt(100_000);
    }

    private StoragePool pool() {
        return new StoragePool(text(), text(), text(), optional(this::text), random.nextBoolean(), bytes(), bytes());
    }

    Disk disk() {
        return new Disk(
                text(),
                oneOf(Disk.Kind.class),
                optional(this::text),
                oneOf(Disk.Transport.class),
                text(),
                random.nextBoolean(),
                optional(this::text));
    }

    private Plan.Stranded stranded() {
        var reasons = new TreeMap<HostName, List<Finding>>();
        listOf(this::hostName).forEach(host -> reasons.put(host, listOf(this::finding)));
        return new Plan.Stranded(guestId(), text(), reasons);
    }

    private Finding finding() {
        var remedy = optional(() -> new Remedy(text(), listOf(this::text)));
        return new Finding(checkId(), oneOf(Verdict.class), random.nextBoolean(), text(), remedy);
    }

    private Measured measured() {
        return new Measured(duration(), observed(this::bytes), observed(this::duration));
    }

    private Definition definition() {
        return new Definition(random.nextBoolean(), random.nextBoolean());
    }

    Version version() {
        return new Version(random.nextInt(30), random.nextInt(30), random.nextInt(30));
    }

    private RunId runId() {
        return new RunId("run-" + random.nextInt(1_000));
    }

    private MigrationId migrationId() {
        return new MigrationId(runId(), 1 + random.nextInt(100));
    }

    GuestId guestId() {
        return new GuestId(new UUID(random.nextLong(), random.nextLong()));
    }

    HostName hostName() {
        return new HostName("xen" + random.nextInt(10));
    }

    private CheckId checkId() {
        return new CheckId("check." + random.nextInt(10));
    }

    Duration duration() {
        return Duration.ofSeconds(random.nextInt(100_000), random.nextInt(3) * 500_000_001L);
    }

    long bytes() {
        return random.nextInt(8) == 0 ? random.nextLong(Long.MAX_VALUE) : random.nextInt(1 << 30);
    }

    String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    <T> Observed<T> observed(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Observed.unknown(text()) : Observed.known(value.get(), text());
    }

    <T> Optional<T> optional(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> listOf(Supplier<T> value) {
        List<T> values = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            values.add(value.get());
        }
        return List.copyOf(values);
    }

    <T> Set<T> setOf(Supplier<T> value) {
        return Set.copyOf(new HashSet<>(listOf(value)));
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        E[] all = type.getEnumConstants();
        return all[random.nextInt(all.length)];
    }
}
