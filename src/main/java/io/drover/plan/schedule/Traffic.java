package io.drover.plan.schedule;

import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What the links and hosts have left at one moment of a schedule that is being made. */
final class Traffic {
    private final Instance instance;
    private final long[] outgoing;
    private final long[] incoming;
    private final int[] leaving;
    private final int[] arriving;
    private final long[] freeBytes;
    private final int[] freeVcpus;
    private final Map<Integer, Deque<Integer>> turns = new HashMap<>();
    private int running;

    Traffic(Instance instance, Sequence sequence) {
        this.instance = instance;
        var hosts = instance.hosts();
        this.outgoing = hosts.stream().mapToLong(HostCapacity::bytesPerSecond).toArray();
        this.incoming = outgoing.clone();
        this.leaving = new int[hosts.size()];
        this.arriving = new int[hosts.size()];
        this.freeBytes = hosts.stream().mapToLong(HostCapacity::freeBytes).toArray();
        this.freeVcpus = hosts.stream().mapToInt(HostCapacity::freeVcpus).toArray();
        sequence.ordered().forEach(host -> turns.put(host, new ArrayDeque<>(sequence.arrivals(host))));
    }

    boolean isFull() {
        return running >= instance.mostAtOnce();
    }

    boolean canSend(int host) {
        return !isFull()
                && outgoing[host] > 0
                && leaving[host] < instance.hosts().get(host).mostLeaving();
    }

    /** What is left for one more migration, in bytes a second. */
    long rate(int from, int to) {
        return Math.min(outgoing[from], incoming[to]);
    }

    /** Whether a host can take a guest now. */
    boolean admits(int guest, int to) {
        var need = instance.guests().get(guest);
        var turn = turns.get(to);
        return arriving[to] < instance.hosts().get(to).mostArriving()
                && need.footprintBytes() <= freeBytes[to]
                && need.vcpus() <= freeVcpus[to]
                && (turn == null || Integer.valueOf(guest).equals(turn.peek()));
    }

    void start(Timed move) {
        var turn = turns.get(move.to());
        if (turn != null) {
            turn.remove();
        }
        change(move, 1);
        freeBytes[move.to()] -= instance.guests().get(move.guest()).footprintBytes();
        freeVcpus[move.to()] -= instance.guests().get(move.guest()).vcpus();
    }

    void end(Timed move) {
        change(move, -1);
        freeBytes[move.from()] += instance.guests().get(move.guest()).footprintBytes();
        freeVcpus[move.from()] += instance.guests().get(move.guest()).vcpus();
    }

    private void change(Timed move, int sign) {
        outgoing[move.from()] -= sign * move.bytesPerSecond();
        incoming[move.to()] -= sign * move.bytesPerSecond();
        leaving[move.from()] += sign;
        arriving[move.to()] += sign;
        running += sign;
    }
}
