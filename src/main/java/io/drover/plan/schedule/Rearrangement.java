package io.drover.plan.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Makes room for a guest that finds none, by sending others elsewhere: such as were to arrive at that host at no cost, such as live there
 * only where that does not do. Who is sent away is no bigger than who comes, and may in turn send others away.
 */
final class Rearrangement {
    private static final int MOST_LOOKS = 200_000;
    private static final long MOST_LOOKS_IN_ALL = 8_000_000;
    private static final int MOST_HOSTS = 48;
    private static final int MOST_WAYS = 6;
    private static final int MOST_SWAPS = 2;
    private static final int MOST_DEPTH = 4;

    private final Instance instance;
    private final Occupancy occupancy;
    private final Placer placer;
    private final Placer.Aim aim;
    private final List<List<Integer>> living;
    private final List<List<Integer>> arriving;
    private final Deque<Undo> undo = new ArrayDeque<>();
    private final Patience patience;
    private final boolean mayMoveResidents;
    private int looks;

    private record Undo(int guest, int host) {}

    /** How often a scheduler may still hold guests against hosts to make room: some tenths of a second. */
    static final class Patience {
        private long looks = MOST_LOOKS_IN_ALL;

        boolean isOver() {
            return looks <= 0;
        }
    }

    Rearrangement(Occupancy occupancy, Placer placer, Placer.Aim aim, Patience patience, boolean mayMoveResidents) {
        this.instance = placer.instance();
        this.occupancy = occupancy;
        this.placer = placer;
        this.aim = aim;
        this.patience = patience;
        this.mayMoveResidents = mayMoveResidents;
        this.living = perHost();
        this.arriving = perHost();
        for (int guest = 0; guest < instance.guests().size(); guest++) {
            if (mayMoveResidents
                    && !instance.restrictions().leaving().get(guest)
                    && !instance.restrictions().staying().get(guest)) {
                living.get(instance.guests().get(guest).host()).add(guest);
            }
            if (occupancy.destination(guest) != Occupancy.STAYS) {
                arriving.get(occupancy.destination(guest)).add(guest);
            }
        }
    }

    private List<List<Integer>> perHost() {
        List<List<Integer>> lists = new ArrayList<>();
        instance.hosts().forEach(host -> lists.add(new ArrayList<>()));
        return lists;
    }

    /** Places a unit, moving as few others as seems possible; or changes nothing. */
    boolean place(Unit unit) {
        return place(unit, false, MOST_SWAPS) || (mayMoveResidents && place(unit, true, MOST_DEPTH));
    }

    private boolean place(Unit unit, boolean residents, int most) {
        for (int depth = 1; depth <= most; depth++) {
            looks = 0;
            boolean settled = !patience.isOver() && settle(unit, depth, residents);
            patience.looks -= looks;
            if (settled) {
                undo.clear();
                return true;
            }
        }
        return false;
    }

    private boolean settle(Unit unit, int depth, boolean residents) {
        int host = placer.best(unit, occupancy, aim);
        looks += instance.hosts().size();
        if (host >= 0) {
            send(unit, host);
            return true;
        }
        return depth > 0 && looks < MOST_LOOKS && settleByMoving(unit, depth, residents);
    }

    private boolean settleByMoving(Unit unit, int depth, boolean residents) {
        for (int host : roomiest(unit)) {
            for (var others : ways(unit, host, residents)) {
                int mark = undo.size();
                others.forEach(other -> send(Unit.of(instance, other), Occupancy.STAYS));
                if (isReady(unit, host, others)) {
                    send(unit, host);
                    if (areSettled(others, depth - 1, residents)) {
                        return true;
                    }
                }
                rollBack(mark);
            }
        }
        return false;
    }

    /** Whether a host has room once others have left, those who live there among them. */
    private boolean isReady(Unit unit, int host, List<Integer> others) {
        long bytes = occupancy.freeBytes(host);
        int vcpus = occupancy.freeVcpus(host);
        for (int other : others) {
            var need = instance.guests().get(other);
            bytes += need.host() == host ? need.footprintBytes() : 0;
            vcpus += need.host() == host ? need.vcpus() : 0;
        }
        return unit.bytes() <= bytes
                && unit.vcpus() <= vcpus
                && occupancy.isWelcome(unit, host)
                && placer.isFit(unit, host, occupancy, aim);
    }

    private boolean areSettled(List<Integer> others, int depth, boolean residents) {
        for (int other : others) {
            if (!settle(Unit.of(instance, other), depth, residents)) {
                return false;
            }
        }
        return true;
    }

    private List<Integer> roomiest(Unit unit) {
        List<Integer> hosts = new ArrayList<>();
        for (int host = 0; host < instance.hosts().size(); host++) {
            looks++;
            if (placer.isFit(unit, host, occupancy, aim) && occupancy.isWelcome(unit, host)) {
                hosts.add(host);
            }
        }
        hosts.sort(Comparator.comparingLong((Integer host) -> lackingBytes(unit, host))
                .thenComparing(Comparator.naturalOrder()));
        return hosts.subList(0, Math.min(MOST_HOSTS, hosts.size()));
    }

    private long lackingBytes(Unit unit, int host) {
        return Math.max(0, unit.bytes() - occupancy.freeBytes(host));
    }

    /** Who could make way: the smallest one that suffices first, then two, then the biggest ones until it suffices. */
    private List<List<Integer>> ways(Unit unit, int host, boolean residents) {
        List<Integer> others = new ArrayList<>();
        arriving.get(host).stream()
                .distinct()
                .filter(guest -> occupancy.destination(guest) == host && isSingle(guest))
                .forEach(others::add);
        if (residents) {
            living.get(host).stream()
                    .filter(guest -> occupancy.destination(guest) == Occupancy.STAYS)
                    .forEach(others::add);
        }
        others.removeIf(guest -> !isAsSmall(guest, unit));
        others.sort(Comparator.comparingLong(
                        (Integer guest) -> instance.guests().get(guest).footprintBytes())
                .thenComparing(Comparator.naturalOrder()));
        List<List<Integer>> ways = new ArrayList<>();
        for (int one = 0; one < others.size() && ways.size() < MOST_WAYS; one++) {
            if (suffice(unit, host, List.of(others.get(one)))) {
                ways.add(List.of(others.get(one)));
            }
        }
        pairs(unit, host, others, ways);
        return ways;
    }

    private void pairs(Unit unit, int host, List<Integer> others, List<List<Integer>> ways) {
        int before = ways.size();
        for (int one = 0; one < others.size() && ways.size() < before + MOST_WAYS; one++) {
            for (int two = 0; two < one && ways.size() < before + MOST_WAYS; two++) {
                var pair = List.of(others.get(one), others.get(two));
                if (suffice(unit, host, pair)) {
                    ways.add(pair);
                }
            }
        }
        List<Integer> most = new ArrayList<>();
        for (int one = others.size() - 1; one >= 0; one--) {
            most.add(others.get(one));
            if (most.size() > 2 && suffice(unit, host, most)) {
                ways.add(List.copyOf(most));
                return;
            }
        }
    }

    private boolean isSingle(int guest) {
        return instance.restrictions().together().stream().noneMatch(set -> set.contains(guest));
    }

    private boolean isAsSmall(int guest, Unit unit) {
        return instance.guests().get(guest).footprintBytes() <= unit.bytes();
    }

    private boolean suffice(Unit unit, int host, List<Integer> others) {
        long bytes = occupancy.freeBytes(host);
        int vcpus = occupancy.freeVcpus(host);
        for (int other : others) {
            bytes += instance.guests().get(other).footprintBytes();
            vcpus += instance.guests().get(other).vcpus();
        }
        looks += others.size();
        return unit.bytes() <= bytes && unit.vcpus() <= vcpus;
    }

    private void send(Unit unit, int host) {
        for (int guest : unit.guests()) {
            undo.push(new Undo(guest, occupancy.destination(guest)));
            occupancy.send(guest, host);
            if (host != Occupancy.STAYS) {
                arriving.get(host).add(guest);
            }
        }
    }

    private void rollBack(int mark) {
        while (undo.size() > mark) {
            var last = undo.pop();
            occupancy.send(last.guest(), last.host());
        }
    }
}
