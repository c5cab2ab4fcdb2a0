package io.drover.plan;

import static java.util.Objects.requireNonNull;

import io.drover.check.Footprint;
import io.drover.check.Processors;
import io.drover.model.DowntimeLimits;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Plan.LowerBound;
import io.drover.model.Plan.OverLimit;
import io.drover.model.PlannedMove;
import io.drover.model.Policy.Limits;
import io.drover.plan.schedule.GuestNeed;
import io.drover.plan.schedule.HostCapacity;
import io.drover.plan.schedule.Instance;
import io.drover.plan.schedule.Prior;
import io.drover.plan.schedule.Restrictions;
import io.drover.plan.schedule.Schedule;
import io.drover.plan.schedule.Scheduler;
import io.drover.precopy.Expectation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A party as numbered hosts and guests, and the scheduler's answer in the fleet's words again. */
final class Departure {
    private final Party party;
    private final Terms terms;
    private final int leaving;
    private final List<Candidate> guests;
    private final List<Host> hosts = new ArrayList<>();
    private final Map<HostName, Integer> numbers = new HashMap<>();

    /**
     * What holds for every departure.
     *
     * @param limits migrations at once
     * @param downtime how long guests may stand still
     * @param paths what links carry, and with it what is expected of migrations: what they cost besides moving bytes, and how guests write
     * @param processors the virtual processors that hosts may still take
     * @param beside others that are in flight or queued, from the beginning of the plan
     */
    record Terms(Limits limits, DowntimeLimits downtime, Paths paths, Processors processors, List<Span> beside) {

        private Expectation expectation() {
            return paths.expectation();
        }
    }

    private Departure(Party party, Terms terms) {
        this.party = party;
        this.terms = terms;
        List<Candidate> leaving = party.convoys().stream()
                .flatMap(convoy -> convoy.guests().stream())
                .toList();
        this.leaving = leaving.size();
        this.guests = Stream.concat(leaving.stream(), party.others().stream()).toList();
        guests.forEach(guest -> number(guest.source()));
        SortedMap<HostName, Host> destinations = new TreeMap<>();
        choices().forEach(choice -> choice.forEach(host -> destinations.put(host.name(), host)));
        destinations.values().forEach(this::number);
    }

    private int number(Host host) {
        return numbers.computeIfAbsent(host.name(), unseen -> {
            hosts.add(host);
            return hosts.size() - 1;
        });
    }

    /** Destinations and times for as many as find room. */
    static Placement plan(Party party, Terms terms) {
        return new Departure(party, terms).plan();
    }

    /** The same, where hosts are to be avoided: those guests alone may go there that find room on no other. */
    static Placement plan(Party party, Terms terms, Set<HostName> avoided) {
        var without = plan(party.avoiding(avoided, List.of()), terms);
        if (avoided.isEmpty() || without.left().isEmpty()) {
            return without;
        }
        var few = plan(party.avoiding(avoided, without.left()), terms);
        return few.left().isEmpty() ? few : plan(party, terms);
    }

    private Placement plan() {
        var schedule = Scheduler.schedule(instance());
        Set<Integer> left = new HashSet<>(schedule.left());
        List<Convoy> behind = new ArrayList<>();
        int number = 0;
        for (var convoy : party.convoys()) {
            if (left.contains(number)) {
                behind.add(convoy);
            }
            number += convoy.guests().size();
        }
        return new Placement(
                schedule.moves().stream().map(this::planned).toList(),
                schedule.moves().stream().map(this::placed).toList(),
                List.copyOf(behind),
                over(schedule),
                told(schedule.bound()));
    }

    private Instance instance() {
        var closed = new BitSet();
        closed.set(0, hosts.size());
        var choices = new IdentityHashMap<List<Host>, BitSet>();
        choices().forEach(choice -> choices.put(choice, numbers(choice)));
        choices.values().forEach(closed::andNot);
        var leave = new BitSet();
        leave.set(0, leaving);
        List<BitSet> allowed = guests.stream()
                .map(guest -> requireNonNull(choices.get(guest.allowed())))
                .toList();
        var restrictions = new Restrictions(
                leave,
                new BitSet(),
                closed,
                apart(),
                together(),
                (guest, host) -> !allowed.get(guest).get(host));
        return new Instance(
                hosts.stream().map(this::capacity).toList(),
                guests.stream().map(this::need).toList(),
                restrictions,
                terms.expectation().overheads(),
                terms.limits().perRun(),
                priors());
    }

    /** Those that are not over yet, and are on a link or on their way to a host that somebody here needs. */
    private List<Prior> priors() {
        return terms.beside().stream()
                .filter(span -> span.end().compareTo(Duration.ZERO) > 0)
                .map(this::prior)
                .filter(prior -> prior.from() != Prior.NOWHERE || prior.to() != Prior.NOWHERE)
                .toList();
    }

    private Prior prior(Span span) {
        int from = numbers.getOrDefault(span.move().from(), Prior.NOWHERE);
        return new Prior(
                span.covers(Duration.ZERO) ? from : Prior.NOWHERE,
                numbers.getOrDefault(span.move().to(), Prior.NOWHERE),
                terms.paths().peak(span),
                span.bytesPerSecond(),
                span.end().toNanos());
    }

    /** The destinations that somebody may choose from. Many guests have the same list, and lists are long. */
    private Set<List<Host>> choices() {
        Set<List<Host>> choices = Collections.newSetFromMap(new IdentityHashMap<>());
        guests.forEach(guest -> choices.add(guest.allowed()));
        return choices;
    }

    private BitSet numbers(List<Host> choice) {
        var set = new BitSet();
        choice.forEach(host -> set.set(number(host)));
        return set;
    }

    private List<List<Integer>> together() {
        List<List<Integer>> sets = new ArrayList<>();
        int number = 0;
        for (var convoy : party.convoys()) {
            List<Integer> set = new ArrayList<>();
            for (int each = 0; each < convoy.guests().size(); each++) {
                set.add(number++);
            }
            if (set.size() > 1) {
                sets.add(set);
            }
        }
        return sets;
    }

    private List<List<Integer>> apart() {
        List<List<Integer>> pairs = new ArrayList<>();
        if (party.separation().isEmpty()) {
            return pairs;
        }
        Map<GuestId, Integer> before = new HashMap<>();
        for (int one = 0; one < guests.size(); one++) {
            var id = guests.get(one).guest().id();
            for (int other : party.separation().from(id, before)) {
                pairs.add(List.of(other, one));
            }
            before.put(id, one);
        }
        return pairs;
    }

    private HostCapacity capacity(Host host) {
        return new HostCapacity(
                host.name().value(),
                host.memory().freeBytes() - party.reserved().getOrDefault(host.name(), 0L),
                terms.processors().free(host),
                terms.paths().capacity(host),
                terms.paths().alone(host),
                LinkRate.atOnce(host, terms.limits().perSource()),
                LinkRate.atOnce(host, terms.limits().perDestination()));
    }

    private GuestNeed need(Candidate candidate) {
        var guest = candidate.guest();
        return new GuestNeed(
                guest.name(),
                number(candidate.source()),
                guest.memoryBytes(),
                Footprint.bytes(guest),
                guest.vcpus(),
                terms.expectation().load(guest.id(), guest.load(), guest.memoryBytes()),
                terms.downtime().of(guest).limit());
    }

    private PlannedMove planned(Schedule.Timed timed) {
        var fare = timed.fare();
        return new PlannedMove(
                placed(timed).move(),
                Duration.ofNanos(timed.startNanos()),
                new PlannedMove.Cost(
                        Duration.ofNanos(fare.nanos()),
                        fare.bytes(),
                        Duration.ofNanos(fare.downNanos()),
                        Optional.of(Duration.ofNanos(fare.nanos() - fare.arrivalNanos()))),
                Duration.ofNanos(fare.longestNanos()),
                timed.bytesPerSecond());
    }

    private List<OverLimit> over(Schedule schedule) {
        Map<Integer, Duration> downtimes = new HashMap<>();
        schedule.moves()
                .forEach(timed -> downtimes.put(
                        timed.guest(), Duration.ofNanos(timed.fare().downNanos())));
        return schedule.over().stream()
                .map(over -> {
                    var guest = guests.get(over.guest()).guest();
                    var limit = terms.downtime().of(guest).limit();
                    var downtime = requireNonNull(downtimes.get(over.guest()));
                    return new OverLimit(guest.id(), guest.name(), downtime, limit, over.alone());
                })
                .toList();
    }

    private Placed placed(Schedule.Timed timed) {
        return new Placed(hosts.get(timed.from()), guests.get(timed.guest()).guest(), hosts.get(timed.to()));
    }

    /** The bound with what an operator needs to know to trust the rate of the link that makes it. */
    private LowerBound told(LowerBound bound) {
        return hosts.stream()
                .filter(host -> bound.binding().startsWith("link of " + host.name() + ", outgoing"))
                .map(host -> new LowerBound(bound.duration(), bound.binding() + LinkRate.caveat(host)))
                .findFirst()
                .orElse(bound);
    }
}
