package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.check.Processors;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Verdict;
import io.drover.plan.Puzzle.Lodger;
import io.drover.plan.Puzzle.Space;
import io.drover.plan.Puzzle.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A drain that leaves guests behind, as a puzzle: every convoy is to get a destination, for as few remedies as possible. Memory and virtual
 * processors are not a remedy of each guest, but the room of a host: memory can grow by what its own guests take, and processors as the limit
 * to them is raised. A host that does not answer is taken to
 * be in order once it does, and to have room: more is not known of it.
 */
final class Unblock {
    static final CheckId MEMORY = new CheckId("host.memory");
    static final CheckId VCPUS = new CheckId("host.vcpus");

    /** The checks that say what room a host has. */
    static final Set<CheckId> ROOM = Set.of(MEMORY, VCPUS);

    static final CheckId REACHABLE = new CheckId("host.reachable");
    private static final int NONE = -1;

    private final Fleet fleet;
    private final List<HostName> hosts;
    private final Party party;
    private final Known known;
    private final Remedies remedies = new Remedies();

    /**
     * What is known already.
     *
     * @param planned who has a destination
     * @param processors the virtual processors that hosts may still take
     */
    record Known(List<Placed> planned, Processors processors) {}

    Unblock(Fleet fleet, List<HostName> hosts, Party party, Known known) {
        this.fleet = fleet;
        this.hosts = hosts;
        this.party = party;
        this.known = known;
    }

    /** The cheapest way to give each guest a destination. */
    Solution solution() {
        var spaces = hosts.stream().map(this::space).toList();
        List<Convoy> possible = new ArrayList<>();
        List<Convoy> beyond = new ArrayList<>();
        List<List<Way>> ways = new ArrayList<>();
        for (var convoy : party.convoys()) {
            var own = ways(convoy, spaces);
            if (own.isEmpty() || !party.separation().allows(convoy)) {
                beyond.add(convoy);
            } else {
                possible.add(convoy);
                ways.add(own);
            }
        }
        List<Lodger> lodgers = new ArrayList<>();
        for (int number = 0; number < possible.size(); number++) {
            var convoy = possible.get(number);
            lodgers.add(new Lodger(
                    convoy.bytes(), convoy.vcpus(), ways.get(number), usual(convoy), shuns(convoy, possible)));
        }
        var puzzle = new Puzzle(remedies.costs(), lodgers, spaces);
        var found = Search.solve(puzzle, Search.MOST_LOOKS);
        return new Solution(puzzle, found, new Solution.Names(hosts, possible, beyond, known.planned(), remedies));
    }

    private Set<Integer> shuns(Convoy convoy, List<Convoy> all) {
        Set<Integer> shuns = new HashSet<>();
        for (int number = 0; number < all.size(); number++) {
            if (!party.separation().allows(convoy.ids(), all.get(number).ids())) {
                shuns.add(number);
            }
        }
        return shuns;
    }

    private Space space(HostName name) {
        var host = fleet.host(name);
        return host.map(there -> new Space(
                        free(there), freeable(there), known.processors().free(there), Processors.UNLIMITED))
                .orElseGet(() -> new Space(Puzzle.UNKNOWN_ROOM, 0));
    }

    private long free(Host host) {
        return host.memory().freeBytes() - party.reserved().getOrDefault(host.name(), 0L);
    }

    private static long freeable(Host host) {
        return host.guests().stream()
                .filter(Guest::isActive)
                .mapToLong(Footprint::bytes)
                .sum();
    }

    private List<Way> ways(Convoy convoy, List<Space> spaces) {
        List<Way> ways = new ArrayList<>();
        for (int room = 0; room < hosts.size(); room++) {
            var space = spaces.get(room);
            if (convoy.bytes() <= space.mostBytes() && convoy.vcpus() <= space.mostVcpus()) {
                Set<Integer> needed = new LinkedHashSet<>();
                for (var candidate : convoy.guests()) {
                    needed.addAll(needed(candidate, hosts.get(room)));
                }
                ways.add(new Way(room, needed));
            }
        }
        return ways;
    }

    private int usual(Convoy convoy) {
        return known.planned().stream()
                .filter(placed -> placed.guest().id().equals(convoy.first().id()))
                .map(placed -> hosts.indexOf(placed.to().name()))
                .findFirst()
                .orElse(NONE);
    }

    private Set<Integer> needed(Candidate candidate, HostName to) {
        var host = fleet.host(to);
        Set<Integer> needed = new LinkedHashSet<>();
        for (var finding : candidate.forbidden().getOrDefault(to, List.of())) {
            if (!isForRoom(finding, candidate.guest(), host) && !isForSilence(finding, host)) {
                needed.add(remedies.number(finding, candidate.guest(), to));
            }
        }
        return needed;
    }

    private boolean isForRoom(Finding finding, Guest guest, Optional<Host> to) {
        return to.filter(host -> finding.check().equals(MEMORY)
                        ? Footprint.bytes(guest) > free(host)
                        : finding.check().equals(VCPUS) && finding.verdict() == Verdict.BLOCK)
                .isPresent();
    }

    private static boolean isForSilence(Finding finding, Optional<Host> to) {
        return to.isEmpty()
                && finding.verdict() == Verdict.UNKNOWN
                && !finding.check().equals(REACHABLE);
    }
}
