package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Condition;
import io.drover.model.Cpu;
import io.drover.model.Definition;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.RunId;
import io.drover.model.Setup;
import io.drover.model.Sighting;
import io.drover.model.Version;
import io.drover.model.VirtualDisk;
import io.drover.model.Whereabouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Plays events to the rules, one at a time, as a driver and a clock would. */
final class Script {
    static final RunId RUN = new RunId("run-1");
    static final MigrationId FIRST = new MigrationId(RUN, 1);
    static final HostName FROM = new HostName("xen1");
    static final HostName TO = new HostName("xen2");
    static final GuestId GUEST = guestId(1);
    private static final long MIB = 1 << 20;
    private static final String HOW = "script";

    private final Decider decider = new Decider(Patience.STANDARD);
    private final List<Effect> effects = new ArrayList<>();
    private State state = State.EMPTY;
    private long freeBytes = 8_192 * MIB;
    private Moment now = new Moment(Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO);

    Decision happens(Event event) {
        Decision decision = decider.decide(state, event, now);
        state = decision.state();
        effects.addAll(decision.effects());
        return decision;
    }

    void passes(Duration time) {
        now = new Moment(now.told().plus(time), now.counted().plus(time));
    }

    /** A run of so many guests was accepted. */
    void opened(int guests) {
        opened(guests, Policy.STANDARD);
    }

    /** A run of so many guests was accepted, under these limits. */
    void opened(int guests, Policy policy) {
        happens(new Event.StartRun(RUN, plan(guests), policy));
    }

    /** From now on both hosts say that they have so much memory to give. */
    void hostsHave(long mebibytes) {
        freeBytes = mebibytes * MIB;
    }

    /** Both hosts answer the last question before the transfer of that guest. */
    Decision pairObserved(int number, Definition definition) {
        Effect.ObservePair asked = effects(Effect.ObservePair.class).stream()
                .filter(observe -> observe.migration().equals(migration(number)))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        passes(asked.attempt().pause());
        return happens(new Event.PairObserved(
                asked.migration(),
                asked.attempt(),
                asked.arrived(),
                fleet(number, definition),
                Observed.known("name = \"web" + number + "\"", HOW)));
    }

    /** The first guest passed its checks. */
    void allowed(Definition definition) {
        pairObserved(1, definition);
        assertThat(phase(1)).as(why(1)).isEqualTo(Phase.COPYING);
        effects.clear();
    }

    /** A run of one guest whose transfer has begun. */
    void copying() {
        copying(new Definition(true, false));
    }

    void copying(Definition definition) {
        opened(1);
        allowed(definition);
    }

    Event ended() {
        return ended(1);
    }

    Event ended(int number) {
        return new Event.TransferEnded(
                migration(number),
                tries(),
                new Measured(Duration.ofSeconds(10), Observed.unknown(HOW), Observed.unknown(HOW)));
    }

    /** The driver says that the transfer failed, for a reason that will last. */
    Event failed(String why) {
        return new Event.TransferFailed(FIRST, tries(), why, false, false);
    }

    Event failedLeavingAJob(String why) {
        return new Event.TransferFailed(FIRST, tries(), why, false, true);
    }

    private int tries() {
        return state.migration(FIRST).orElseThrow().course().tries();
    }

    /** Both hosts answer the look that was asked for last. */
    Decision bothSeen(Sighting source, Sighting destination) {
        Attempt attempt = lastLook().attempt();
        passes(lastLook().delay());
        return happens(new Event.BothSeen(FIRST, attempt, source, destination));
    }

    /** An operator answers while both hosts say that. */
    Decision answered(Whereabouts as, Sighting source, Sighting destination) {
        return happens(new Event.SettleMigration(FIRST, as, "seen on its console", source, destination));
    }

    /** The chore that was ordered last was done, or failed. */
    Decision choreEnded(Optional<String> failure) {
        List<Effect.DoChore> ordered = effects(Effect.DoChore.class);
        return happens(
                new Event.ChoreEnded(FIRST, ordered.get(ordered.size() - 1).attempt(), failure));
    }

    /** The destination answers about the disks that were asked for last. */
    Decision disksSeen(Observed<List<VirtualDisk>> disks) {
        List<Effect.SeeDisks> asked = effects(Effect.SeeDisks.class);
        Effect.SeeDisks last = asked.get(asked.size() - 1);
        passes(last.attempt().pause());
        return happens(new Event.DisksSeen(FIRST, last.settled(), last.attempt(), disks));
    }

    /** Nobody can look at the disks. */
    Decision disksUnseen() {
        return disksSeen(Observed.unknown(HOW));
    }

    Event anotherRunOfTheSameGuest() {
        return new Event.StartRun(new RunId("run-2"), plan(1), Policy.STANDARD);
    }

    static MigrationId migration(int number) {
        return new MigrationId(RUN, number);
    }

    /** The first migration as it is now. */
    Migration migration() {
        return state.migration(FIRST).orElseThrow();
    }

    Phase phase(int number) {
        return state.migration(migration(number)).orElseThrow().phase();
    }

    String why(int number) {
        return state.migration(migration(number)).orElseThrow().why();
    }

    <E extends Effect> List<E> effects(Class<E> kind) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Effect lastEffect() {
        return effects.get(effects.size() - 1);
    }

    private Effect.LookAtBoth lastLook() {
        List<Effect.LookAtBoth> looks = effects(Effect.LookAtBoth.class);
        return looks.get(looks.size() - 1);
    }

    private static GuestId guestId(int number) {
        return GuestId.of("00000000-0000-4000-8000-00000000000" + number);
    }

    private static Plan plan(int guests) {
        PlannedMove.Cost cost = new PlannedMove.Cost(Duration.ofSeconds(10), 256 * MIB, Duration.ofMillis(100));
        List<PlannedMove> moves = IntStream.rangeClosed(1, guests)
                .mapToObj(number -> new Move(guestId(number), "web" + number, FROM, TO, 256 * MIB))
                .map(move -> new PlannedMove(move, Duration.ZERO, cost, Duration.ofSeconds(60), 100 * MIB))
                .toList();
        Plan.Purpose purpose = new Plan.Purpose(Plan.Purpose.Kind.MIGRATE, List.of(FROM), List.of(GUEST));
        return new Plan(
                purpose,
                Instant.EPOCH,
                moves,
                List.of(),
                new Plan.LowerBound(Duration.ofSeconds(3), "link"),
                Optional.empty());
    }

    private Fleet fleet(int number, Definition definition) {
        Guest guest = new Guest(
                guestId(number),
                "web" + number,
                GuestType.PVH,
                256 * MIB,
                256 * MIB,
                1,
                new Condition(GuestState.RUNNING, "running"),
                definition,
                new Guest.Devices(List.of(), List.of(), List.of()),
                Observed.known(false, HOW),
                Observed.known(new Load(0, 0), HOW),
                Setup.untold(HOW));
        return new Fleet(
                Instant.EPOCH,
                new TreeMap<>(Map.of(FROM, host(FROM, List.of(guest)), TO, host(TO, List.of()))),
                new TreeMap<>(),
                Set.of());
    }

    private Host host(HostName name, List<Guest> guests) {
        return new Host(
                name,
                new Host.Platform(
                        Observed.known(new Version(4, 17, 0), HOW),
                        "script",
                        Observed.known(new Version(9, 0, 0), HOW),
                        Set.of("script"),
                        Observed.known(true, HOW),
                        true),
                new Cpu("x86_64", Observed.known("any", HOW), Observed.known(Set.of(), HOW), 8, 2_600),
                new Host.Memory(16_384 * MIB, freeBytes),
                Observed.known(Set.of(), HOW),
                Observed.known(List.of(), HOW),
                Map.of(),
                Observed.known(100 * MIB, HOW),
                Observed.unknown(HOW),
                Observed.unknown(HOW),
                new TreeMap<>(),
                guests);
    }
}
