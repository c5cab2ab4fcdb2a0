package io.drover.plan.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes room for a guest that finds none, by sending others elsewhere: such as were to arrive at that host at no cost, such as live there
 * only where that does not do. Who is sent away is no bigger than who comes, and may in turn send others away; and he leaves so soon that who comes is
 * there by the horizon. It gives up after so many looks.
 */
final class Rearrangement {
    private static final int MOST_LOOKS = 200_000;
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
    private final Effort effort;
    private final long mostLooksInAll;
    private long looksInAll;
    private int looks;

    private record Undo(int guest, int host) {}

    Rearrangement(Occupancy occupancy, Placer placer, Placer.Aim aim, Effort effort, long mostLooksInAll) {
        this.instance = placer.instance();
        this.occupancy = occupancy;
        this.placer = placer;
        this.aim = aim;
        this.effort = effort;
        this.mostLooksInAll = mostLooksInAll;
        this.living = perHost();
        this.arriving = perHost();
        for (int guest = 0; guest < instance.guests().size(); guest++) {
            if (effort.movesOthers() && instance.restrictions().mayMakeRoom(guest)) {
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

    /** How often guests were held against hosts. */
    long looks() {
        return looksInAll;
    }

    /** Places a unit, moving as few others as seems possible; or changes nothing. */
    boolean place(Unit unit) {
        return place(unit, false, MOST_SWAPS) || (effort.movesOthers() && place(unit, true, MOST_DEPTH));
    }

    private boolean place(Unit unit, boolean residents, int most) {
        for (int depth = 1; depth <= most; depth++) {
            looks = 0;
            boolean settled = looksInAll < mostLooksInAll && settle(unit, depth, residents);
            looksInAll += looks;
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
                    if (areSettled(others, depth - 1, residents) && isInTime(unit, host, others)) {
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
            bytes += livesOn(other, host) ? need.footprintBytes() : 0;
            vcpus += livesOn(other, host) ? need.vcpus() : 0;
        }
        return unit.bytes() <= bytes
                && unit.vcpus() <= vcpus
                && occupancy.isWelcome(unit, host)
                && placer.isFit(unit, host, occupancy, aim);
    }

    /** Whether guests are there by the horizon though they set out only once those who live there have left. */
    private boolean isInTime(Unit unit, int host, List<Integer> others) {
        long vacated = 0;
        for (int other : others) {
            if (livesOn(other, host)) {
                vacated = Math.max(vacated, placer.nanos(other, occupancy.destination(other)));
            }
        }
        for (int guest : unit.guests()) {
            if (vacated + placer.nanos(guest, host) > aim.horizon()) {
                return false;
            }
        }
        return true;
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

    /** Who could make way: the smallest one that suffices first, then two, then the biggest ones until it suffices; where many may, the smallest too. */
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
        if (effort.movesMany()) {
            smallest(unit, host, others).ifPresent(ways::add);
        }
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

    /** Those who were only to arrive, the biggest first, and then the smallest of those who live there. */
    private Optional<List<Integer>> smallest(Unit unit, int host, List<Integer> others) {
        List<Integer> inTurn = new ArrayList<>(others);
        inTurn.sort(Comparator.comparing((Integer guest) -> livesOn(guest, host))
                .thenComparingLong(guest -> (livesOn(guest, host) ? 1 : -1)
                        * instance.guests().get(guest).footprintBytes())
                .thenComparing(Comparator.naturalOrder()));
        for (int most = 3; most <= inTurn.size(); most++) {
            var first = inTurn.subList(0, most);
            if (suffice(unit, host, first)) {
                return Optional.of(needed(unit, host, first));
            }
        }
        return Optional.empty();
    }

    /** Those of them without whom the others do not suffice. */
    private List<Integer> needed(Unit unit, int host, List<Integer> others) {
        List<Integer> needed = new ArrayList<>(others);
        for (var other : others) {
            needed.remove(other);
            if (!suffice(unit, host, needed)) {
                needed.add(other);
            }
        }
        return needed;
    }

    private boolean livesOn(int guest, int host) {
        return instance.guests().get(guest).host() == host;
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
            int sent = occupancy.destination(last.guest());
            if (sent != Occupancy.STAYS) {
                arriving.get(sent).remove(arriving.get(sent).size() - 1);
            }
            occupancy.send(last.guest(), last.host());
        }
    }
}
