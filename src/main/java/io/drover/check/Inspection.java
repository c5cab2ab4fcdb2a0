package io.drover.check;

import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.CheckMatrix;
import io.drover.model.Dom0;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fleet under examination. Checks are asked about many guests and destinations of one fleet; what they answer about a guest, a
 * host or a pair of hosts alone is asked once. Not for several threads at a time.
 */
public final class Inspection {
    private static final Map<Scope, List<Check>> BY_SCOPE = byScope();
    private static final Map<CheckId, Scope> SCOPES =
            Checks.all().stream().collect(Collectors.toMap(Check::id, Check::scope));

    private final Map<Leaving, Part> ofGuests = new HashMap<>();
    private final Map<Pair, Part> ofPairs = new HashMap<>();
    private final Fleet fleet;
    private final Policy policy;
    private final Foresight foresight;
    private final Roster roster;
    private final Map<HostName, Map<Check, Answer>> answered = new HashMap<>();
    private final Map<Sitter, Portrait> portraits = new HashMap<>();
    private final Map<HostName, HostUse> uses = new HashMap<>();
    private final IdentityHashMap<SortedMap<String, Long>, Map<String, Long>> features = new IdentityHashMap<>();
    private final Leftovers leftovers;
    private final BootList bootList;
    private final RuleBook ruleBook;

    private record Leaving(HostName from, GuestId guest) {}

    private record Pair(HostName from, HostName to) {}

    private record Sitter(HostName host, GuestId guest) {}

    /** An examination of a fleet as an operator wants it. */
    public Inspection(Fleet fleet, Policy policy, Foresight foresight) {
        this.fleet = fleet;
        this.policy = policy;
        this.foresight = foresight;
        this.roster = new Roster(fleet);
        this.leftovers = new Leftovers(fleet);
        this.bootList = new BootList(fleet);
        this.ruleBook = new RuleBook(fleet);
    }

    /** What was observed. */
    public Fleet fleet() {
        return fleet;
    }

    /** What the operator wants. */
    public Policy policy() {
        return policy;
    }

    Foresight foresight() {
        return foresight;
    }

    Roster roster() {
        return roster;
    }

    Leftovers leftovers() {
        return leftovers;
    }

    BootList bootList() {
        return bootList;
    }

    RuleBook ruleBook() {
        return ruleBook;
    }

    /** A guest as Xen and libxl know it. */
    Portrait portrait(Host host, Guest guest) {
        return portraits.computeIfAbsent(new Sitter(host.name(), guest.id()), unseen -> Portrait.of(host, guest));
    }

    /** What the running guests of a host show of it. */
    HostUse use(Host host) {
        return uses.computeIfAbsent(host.name(), unseen -> HostUse.of(host));
    }

    /** The features among the registers of a host's processors; every pair of hosts is compared. */
    Map<String, Long> features(SortedMap<String, Long> registers) {
        return features.computeIfAbsent(registers, CpuFeatures::of);
    }

    /**
     * What every check finds about a move, by id.
     *
     * @param bookings what other moves have spoken for, memory by {@link Footprint}
     */
    public List<Finding> findings(Host source, Guest guest, HostName to, Bookings bookings) {
        var question = new Question(this, source, guest, to, bookings);
        return Stream.of(aboutGuest(question), aboutPair(question), Part.ask(of(Scope.MOVE), question))
                .flatMap(part -> part.findings(question).stream())
                .sorted(Comparator.comparing(Finding::check))
                .toList();
    }

    /** The findings that hold a move back; none if it may go. */
    public List<Finding> held(Host source, Guest guest, HostName to, Bookings bookings) {
        var question = new Question(this, source, guest, to, bookings);
        var guests = aboutGuest(question).held();
        var pairs = aboutPair(question).held();
        var moves = Part.held(of(Scope.MOVE), question);
        if (guests.isEmpty() && pairs.isEmpty() && moves.isEmpty()) {
            return List.of();
        }
        return byCheck(Stream.of(guests, pairs, moves));
    }

    /**
     * What holds guests of a host back from every other host.
     *
     * @param bookings what other moves have spoken for, memory by {@link Footprint}
     */
    public CheckMatrix matrix(Host source, List<Guest> guests, Bookings bookings) {
        var others = new TreeSet<>(fleet.hosts().keySet());
        others.addAll(fleet.unreachable().keySet());
        others.remove(source.name());
        var byName = guests.stream()
                .sorted(Comparator.comparing(Guest::name).thenComparing(Guest::id))
                .toList();
        return matrix(source, byName, List.copyOf(others), bookings);
    }

    /**
     * What holds guests of a host back from certain hosts, in the order given. All guests are asked about one host before the next, so
     * that what is known of it is at hand.
     *
     * @param bookings what other moves have spoken for, memory by {@link Footprint}
     */
    public CheckMatrix matrix(Host source, List<Guest> guests, List<HostName> others, Bookings bookings) {
        var rows = guests.stream().map(Row::new).toList();
        for (var to : others) {
            for (var row : rows) {
                row.add(to, held(source, row.guest, to, bookings));
            }
        }
        return new CheckMatrix(
                source.name(), others, rows.stream().map(Row::finished).toList());
    }

    /**
     * What of such a matrix is known without asking of each guest at each host: what holds back a guest wherever it goes, and what holds
     * back everybody between two hosts. Somebody whom nothing of that holds back may be held back still.
     */
    public CheckMatrix presumption(Host source, List<Guest> guests, List<HostName> others) {
        var first = new Row(guests.get(0));
        for (var to : others) {
            first.add(to, Part.held(of(Scope.PAIR), question(source, first.guest, to)));
        }
        var anybody = first.finished();
        var rows = guests.stream()
                .map(guest -> presumption(source, guest, others, anybody))
                .toList();
        return new CheckMatrix(source.name(), others, rows);
    }

    private CheckMatrix.Row presumption(Host source, Guest guest, List<HostName> others, CheckMatrix.Row anybody) {
        var own = others.isEmpty()
                ? List.<Finding>of()
                : aboutGuest(question(source, guest, others.get(0))).held();
        if (own.isEmpty()) {
            return new CheckMatrix.Row(guest.id(), guest.name(), anybody.free(), anybody.held());
        }
        var row = new Row(guest);
        for (var to : others) {
            row.add(to, byCheck(Stream.of(own, anybody.held().getOrDefault(to, List.of()))));
        }
        return row.finished();
    }

    private Question question(Host source, Guest guest, HostName to) {
        return new Question(this, source, guest, to, Bookings.NONE);
    }

    private static List<Finding> byCheck(Stream<List<Finding>> parts) {
        return parts.flatMap(List::stream)
                .sorted(Comparator.comparing(Finding::check))
                .toList();
    }

    /** A row in the making. */
    private static final class Row {
        private final Guest guest;
        private final List<HostName> free = new ArrayList<>();
        private final SortedMap<HostName, List<Finding>> held = new TreeMap<>();

        Row(Guest guest) {
            this.guest = guest;
        }

        void add(HostName to, List<Finding> findings) {
            if (findings.isEmpty()) {
                free.add(to);
            } else {
                held.put(to, findings);
            }
        }

        CheckMatrix.Row finished() {
            return new CheckMatrix.Row(guest.id(), guest.name(), free, held);
        }
    }

    /** What the checks about hosts find about one by itself, by id. */
    public List<Finding> findings(Host host) {
        return Checks.ofHosts().stream()
                .map(check -> check.finding(policy.accepted(), about(check, host)))
                .toList();
    }

    /** What is found about a host whose toolstack does not answer, by id: that, and what its Dom0's word alone is enough for. */
    public List<Finding> findings(HostName silent, Observed<Dom0> told) {
        var reason = fleet.unreachable().getOrDefault(silent, "it was not asked");
        return new SilentHost(silent, reason, told).findings(this);
    }

    /** What a check about hosts answers about one. */
    Answer about(HostCheck check, Host host) {
        return once(check, host, there -> check.answer(this, there));
    }

    /** What a check answers about a host whatever else is asked; one such part a check. */
    Answer once(Check check, Host host, Function<Host, Answer> part) {
        var known = answered.computeIfAbsent(host.name(), unasked -> new IdentityHashMap<>());
        var answer = known.get(check);
        if (answer == null) {
            answer = part.apply(host);
            known.put(check, answer);
        }
        return answer;
    }

    private Part aboutGuest(Question question) {
        var leaving = new Leaving(question.source().name(), question.guest().id());
        return ofGuests.computeIfAbsent(leaving, unasked -> Part.ask(of(Scope.GUEST), question));
    }

    private Part aboutPair(Question question) {
        var pair = new Pair(question.source().name(), question.to());
        return ofPairs.computeIfAbsent(pair, unasked -> Part.ask(of(Scope.PAIR), question));
    }

    private static Map<Scope, List<Check>> byScope() {
        Map<Scope, List<Check>> checks = new EnumMap<>(Scope.class);
        for (var scope : Scope.values()) {
            checks.put(
                    scope,
                    Checks.all().stream()
                            .filter(check -> check.scope() == scope)
                            .toList());
        }
        return checks;
    }

    private static List<Check> of(Scope scope) {
        return BY_SCOPE.getOrDefault(scope, List.of());
    }

    /** What the answers of a check depend on. Of a check that this release does not have, everything. */
    public static Scope scopeOf(CheckId id) {
        return SCOPES.getOrDefault(id, Scope.MOVE);
    }
}
