package io.drover.plan.schedule;

import io.drover.plan.schedule.Patience.Chance;
import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the links and hosts have left at one moment of a schedule that is being made. */
final class Traffic {
    private final Instance instance;
    private final Costs costs;
    private final Link[] outgoing;
    private final Link[] incoming;
    private final int[] leaving;
    private final int[] arriving;
    private final int[] awaited;
    private final long[] freeBytes;
    private final int[] freeVcpus;
    private final Map<Integer, Deque<Integer>> turns = new HashMap<>();
    private final Patience patience;
    private int running;

    Traffic(Instance instance, Costs costs, Sequence sequence) {
        this.instance = instance;
        this.costs = costs;
        var hosts = instance.hosts();
        this.outgoing = links(hosts);
        this.incoming = links(hosts);
        this.leaving = new int[hosts.size()];
        this.arriving = new int[hosts.size()];
        this.awaited = new int[hosts.size()];
        this.freeBytes = hosts.stream().mapToLong(HostCapacity::freeBytes).toArray();
        this.freeVcpus = hosts.stream().mapToInt(HostCapacity::freeVcpus).toArray();
        sequence.ordered().forEach(host -> turns.put(host, new ArrayDeque<>(sequence.arrivals(host))));
        this.patience = new Patience(hosts.size());
        instance.priors().forEach(this::begin);
    }

    private void begin(Prior prior) {
        if (prior.isInFlight()) {
            outgoing[prior.from()].add(prior.peak(), prior.bytesPerSecond());
        }
        count(prior, 1);
    }

    void end(Prior prior) {
        if (prior.isInFlight()) {
            outgoing[prior.from()].remove(prior.peak(), prior.bytesPerSecond());
        }
        count(prior, -1);
    }

    private void count(Prior prior, int sign) {
        if (prior.isInFlight()) {
            leaving[prior.from()] += sign;
            running += sign;
        }
        if (prior.isAwaited()) {
            awaited[prior.to()] += sign;
        }
    }

    private static Link[] links(List<HostCapacity> hosts) {
        return hosts.stream().map(host -> new Link(host.bytesPerSecond())).toArray(Link[]::new);
    }

    boolean isFull() {
        return running >= instance.mostAtOnce();
    }

    boolean canSend(int host) {
        return !isFull() && leaving[host] < instance.hosts().get(host).mostLeaving();
    }

    /** Whether one more may start and so many would still be free in all. */
    boolean isRoomBeside(int keptInAll) {
        return running + keptInAll < instance.mostAtOnce();
    }

    /** Whether a host can send one more and so many would still be free there, and in all. */
    boolean canSend(int host, int keptHere, int keptInAll) {
        return isRoomBeside(keptInAll)
                && leaving[host] + keptHere < instance.hosts().get(host).mostLeaving();
    }

    /** What one more migration may count on, in bytes a second; 0 if it may not start, as another would get less than it counts on. */
    long rate(int guest, int to) {
        long peak = costs.rate(guest, to);
        long first = incoming[to].share(peak);
        return first == 0
                ? 0
                : Math.min(first, outgoing[instance.guests().get(guest).host()].share(peak));
    }

    /** Whether a guest who may start now is over sooner if he waits for others to leave his links. */
    boolean isWorthWaiting(int guest, int to, long now) {
        int from = instance.guests().get(guest).host();
        long peak = costs.rate(guest, to);
        var chance = new Chance(
                from,
                to,
                (double) instance.guests().get(guest).memoryBytes(),
                peak,
                outgoing[from].share(peak),
                incoming[to].share(peak));
        return patience.isRewarded(chance, now);
    }

    /** Whose turn it is to go to a host, where that matters. Mostly it matters nowhere, and it is asked for every attempt. */
    private @Nullable Deque<Integer> turn(int host) {
        return turns.isEmpty() ? null : turns.get(host);
    }

    /** Whether a host can take a guest now. */
    boolean admits(int guest, int to) {
        var need = instance.guests().get(guest);
        var turn = turn(to);
        return awaited[to] == 0
                && arriving[to] < instance.hosts().get(to).mostArriving()
                && need.footprintBytes() <= freeBytes[to]
                && need.vcpus() <= freeVcpus[to]
                && (turn == null || Integer.valueOf(guest).equals(turn.peek()));
    }

    void start(Timed move) {
        var turn = turn(move.to());
        if (turn != null) {
            turn.remove();
        }
        long peak = costs.rate(move.guest(), move.to());
        outgoing[move.from()].add(peak, move.bytesPerSecond());
        incoming[move.to()].add(peak, move.bytesPerSecond());
        patience.start(move);
        count(move, 1);
        freeBytes[move.to()] -= instance.guests().get(move.guest()).footprintBytes();
        freeVcpus[move.to()] -= instance.guests().get(move.guest()).vcpus();
    }

    /** A guest runs at its destination: nothing of its migration is on the links any more. */
    void arrive(Timed move) {
        long peak = costs.rate(move.guest(), move.to());
        outgoing[move.from()].remove(peak, move.bytesPerSecond());
        incoming[move.to()].remove(peak, move.bytesPerSecond());
        patience.arrive(move);
        count(move, -1);
    }

    /** Its source has let go of it. */
    void end(Timed move) {
        freeBytes[move.from()] += instance.guests().get(move.guest()).footprintBytes();
        freeVcpus[move.from()] += instance.guests().get(move.guest()).vcpus();
    }

    private void count(Timed move, int sign) {
        leaving[move.from()] += sign;
        arriving[move.to()] += sign;
        running += sign;
    }
}
