package io.drover.plan;

import io.drover.check.Footprint;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A drain that leaves guests behind, as a puzzle: every guest is to get a destination, for as few remedies as possible. Memory is not
 * a remedy of each guest, but the room of a host, which can grow by what its own guests take. A host that does not answer is taken to
 * be in order once it does, and to have room: more is not known of it.
 */
final class Unblock {
    static final CheckId MEMORY = new CheckId("host.memory");
    static final CheckId REACHABLE = new CheckId("host.reachable");
    private static final int NONE = -1;

    private final Fleet fleet;
    private final List<HostName> hosts;
    private final Map<HostName, Long> reserved;
    private final List<Placed> planned;
    private final Remedies remedies = new Remedies();

    Unblock(Fleet fleet, List<HostName> hosts, Map<HostName, Long> reserved, List<Placed> planned) {
        this.fleet = fleet;
        this.hosts = hosts;
        this.reserved = reserved;
        this.planned = planned;
    }

    /** The cheapest way to give each of these guests a destination. */
    Solution of(List<Candidate> candidates) {
        var spaces = hosts.stream().map(this::space).toList();
        List<Candidate> possible = new ArrayList<>();
        List<Candidate> beyond = new ArrayList<>();
        List<Lodger> lodgers = new ArrayList<>();
        for (var candidate : candidates) {
            var lodger = lodger(candidate, spaces);
            if (lodger.ways().isEmpty()) {
                beyond.add(candidate);
            } else {
                possible.add(candidate);
                lodgers.add(lodger);
            }
        }
        var puzzle = new Puzzle(remedies.costs(), lodgers, spaces);
        var found = Search.solve(puzzle, Search.MOST_LOOKS);
        return new Solution(puzzle, found, new Solution.Names(hosts, possible, beyond, planned, remedies));
    }

    private Space space(HostName name) {
        var host = fleet.host(name);
        return host.map(there -> new Space(free(there), freeable(there)))
                .orElseGet(() -> new Space(Puzzle.UNKNOWN_ROOM, 0));
    }

    private long free(Host host) {
        return host.memory().freeBytes() - reserved.getOrDefault(host.name(), 0L);
    }

    private static long freeable(Host host) {
        return host.guests().stream()
                .filter(Guest::isActive)
                .mapToLong(Footprint::bytes)
                .sum();
    }

    private Lodger lodger(Candidate candidate, List<Space> spaces) {
        long bytes = Footprint.bytes(candidate.guest());
        List<Way> ways = new ArrayList<>();
        for (int room = 0; room < hosts.size(); room++) {
            if (bytes <= spaces.get(room).mostBytes()) {
                ways.add(new Way(room, needed(candidate, hosts.get(room))));
            }
        }
        int usual = planned.stream()
                .filter(placed -> placed.guest().id().equals(candidate.guest().id()))
                .map(placed -> hosts.indexOf(placed.to().name()))
                .findFirst()
                .orElse(NONE);
        return new Lodger(bytes, ways, usual);
    }

    private Set<Integer> needed(Candidate candidate, HostName to) {
        var host = fleet.host(to);
        Set<Integer> needed = new LinkedHashSet<>();
        for (var finding : candidate.forbidden().getOrDefault(to, List.of())) {
            if (!isForMemory(finding, candidate.guest(), host) && !isForSilence(finding, host)) {
                needed.add(remedies.number(finding, candidate.guest(), to));
            }
        }
        return needed;
    }

    private boolean isForMemory(Finding finding, Guest guest, Optional<Host> to) {
        boolean lacking = to.filter(host -> Footprint.bytes(guest) > free(host)).isPresent();
        return finding.check().equals(MEMORY) && lacking;
    }

    private static boolean isForSilence(Finding finding, Optional<Host> to) {
        return to.isEmpty()
                && finding.verdict() == Verdict.UNKNOWN
                && !finding.check().equals(REACHABLE);
    }
}
