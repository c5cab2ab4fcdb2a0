package io.drover.engine;

import io.drover.model.Dom0;
import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Rules;
import io.drover.model.Sighting;
import io.drover.port.Clock;
import io.drover.port.HostDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks hosts for their inventory and puts the answers together. What the guests in focus need of other hosts is asked in the same
 * breath as far as it is known from before, and by the {@link Closeup} for the rest.
 */
final class Surveyor {
    /**
     * A check and the plan that follows it in one command try once. Operators mend something and ask again within ten seconds: they must not
     * be told old news.
     */
    private static final Duration JUST_TRIED = Duration.ofSeconds(5);

    private static final Known NOTHING = new Known(
            new Fleet(Instant.EPOCH, new TreeMap<>(), new TreeMap<>(), Set.of()),
            new Moment(Instant.EPOCH, Duration.ZERO),
            -1);

    private final Map<HostName, HostDriver> drivers;
    private final Clock clock;
    private final Rules rules;
    private final Closeup closeup;
    private final AtomicLong changes = new AtomicLong();
    private volatile Known latest = NOTHING;
    private volatile Optional<Asked> underWay = Optional.empty();

    /**
     * A surveyor of the hosts that have these drivers.
     *
     * @param desk where what many hosts answer is put together
     */
    Surveyor(Map<HostName, HostDriver> drivers, Clock clock, Rules rules, Executor desk) {
        this.drivers = Map.copyOf(drivers);
        this.clock = clock;
        this.rules = rules;
        this.closeup = new Closeup(this.drivers, clock, desk);
    }

    /** A fleet with the moment at which its hosts were asked, and what had changed by then: whatever happened since may be missing in it. */
    private record Known(Fleet fleet, Moment askedAt, long changes) {}

    /** A survey of all hosts whose answers are yet to come, or came. */
    private record Asked(Moment at, long changes, CompletionStage<Fleet> fleet) {}

    /**
     * The hosts as they are told.
     *
     * @param askedAt when they were asked, by the clock that only counts
     */
    record Survey(Duration askedAt, CompletionStage<Fleet> fleet) {}

    private record Answer(HostName name, Optional<Host> host, String failure) {}

    /** Asks these hosts; one that does not answer is unreachable in the fleet. Cordons are for the caller to add. */
    private CompletionStage<Fleet> survey(SortedSet<HostName> hosts, Focus focus, Duration reachHolds) {
        Set<String> expected = Focus.paths(focus.places(latest.fleet()));
        return Together.all(hosts, host -> ask(host, expected))
                .thenApply(this::fleet)
                .thenCompose(fleet -> closeup.of(fleet, focus, reachHolds));
    }

    /** Asks both hosts of a move about its guest, at once; a host that cannot be asked is unseen. */
    CompletionStage<Look> look(Move move) {
        return look(move.from(), move.guest())
                .thenCombine(
                        look(move.to(), move.guest()), (source, destination) -> new Look(move, source, destination));
    }

    /** Asks one host about a guest; one that cannot be asked is unseen. */
    CompletionStage<Sighting> look(HostName host, GuestId guest) {
        HostDriver driver = drivers.get(host);
        return driver == null
                ? CompletableFuture.completedStage(
                        new Sighting.Unseen("host '" + host + "' is not in the configuration any more"))
                : Together.asked(() -> driver.look(guest))
                        .exceptionally(failure -> new Sighting.Unseen(Failures.reason(failure)));
    }

    /** All hosts of the configuration. */
    CompletionStage<Fleet> surveyAll(Focus focus) {
        Moment askedAt = Moment.of(clock);
        long before = changes.get();
        CompletionStage<Fleet> asked = survey(hosts(), focus, JUST_TRIED).thenApply(fleet -> {
            latest = new Known(fleet, askedAt, before);
            return fleet;
        });
        underWay = Optional.of(new Asked(askedAt, before, asked));
        return asked;
    }

    /**
     * All hosts as they were seen at most so long ago, or else as they are now. Many who ask at once are told the same: a thousand guests
     * that are to be planned again do not have every host asked a thousand times.
     */
    Survey surveyAll(Focus focus, Duration notOlderThan) {
        Known known = latest;
        if (!isStale(known, notOlderThan)) {
            return new Survey(known.askedAt().counted(), closeup.of(known.fleet(), focus, JUST_TRIED));
        }
        return underWay.filter(
                        asked -> asked.changes() == changes.get() && asked.at().isWithin(notOlderThan, clock))
                .map(asked -> new Survey(
                        asked.at().counted(), asked.fleet().thenCompose(fleet -> closeup.of(fleet, focus, JUST_TRIED))))
                .orElseGet(() -> new Survey(clock.elapsed(), surveyAll(focus)));
    }

    /** These hosts for a run, or all of them as they were seen at most so long ago; what they reach of each other was tried for its plan. */
    CompletionStage<Fleet> surveyForRun(SortedSet<HostName> hosts, Focus focus, Duration notOlderThan) {
        Known known = latest;
        return isStale(known, notOlderThan)
                ? survey(hosts, focus, Closeup.REACH_HOLDS)
                : closeup.of(known.fleet(), focus, Closeup.REACH_HOLDS);
    }

    /** What a host's Dom0 tells by itself, although its toolstack does not answer. */
    CompletionStage<Observed<Dom0>> dom0(HostName host) {
        return Optional.ofNullable(drivers.get(host))
                .map(HostDriver::dom0)
                .orElseGet(() -> CompletableFuture.completedStage(Observed.unknown("not in the configuration")));
    }

    /** A guest has moved or may have: what was asked before is worth nothing now. */
    void forget() {
        changes.incrementAndGet();
    }

    private boolean isStale(Known known, Duration age) {
        return known.changes() != changes.get() || !known.askedAt().isWithin(age, clock);
    }

    /** Whether the configuration has that host. */
    boolean knows(HostName host) {
        return drivers.containsKey(host);
    }

    /** The hosts of the configuration. */
    SortedSet<HostName> hosts() {
        return new TreeSet<>(drivers.keySet());
    }

    private CompletionStage<Answer> ask(HostName name, Set<String> paths) {
        HostDriver driver = drivers.get(name);
        if (driver == null) {
            return CompletableFuture.completedStage(new Answer(name, Optional.empty(), "not in the configuration"));
        }
        return Together.asked(() -> driver.observe(paths))
                .handle((host, failure) -> failure == null
                        ? new Answer(name, Optional.of(host), "")
                        : new Answer(name, Optional.empty(), Failures.reason(failure)));
    }

    private Fleet fleet(Collection<Answer> answers) {
        Map<HostName, Host> seen = new HashMap<>();
        Map<HostName, String> unreachable = new HashMap<>();
        for (Answer answer : List.copyOf(answers)) {
            answer.host()
                    .ifPresentOrElse(
                            host -> seen.put(answer.name(), host),
                            () -> unreachable.put(answer.name(), answer.failure()));
        }
        return new Fleet(clock.now(), new TreeMap<>(seen), new TreeMap<>(unreachable), Set.of(), rules);
    }
}
