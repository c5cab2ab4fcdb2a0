package io.drover.plan.schedule;

import io.drover.plan.schedule.Pace.Order;
import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.TreeSet;

/**
 * Gives moves their starts and rates. Whenever a migration ends, those that wait on its hosts are looked at again, a source first whose
 * guests make room, then the one that has most to send; of its guests the one first that takes longest and whose destination has most to
 * receive. A migration gets the whole rate of its path, or a fair share of it ({@link Link}) if it will then still be over by the horizon and
 * keep within its guest's downtime.
 */
final class Dispatch {
    private static final Comparator<Timed> BY_END =
            Comparator.comparingLong(Timed::endNanos).thenComparingInt(Timed::guest);

    /** More than any time that a plan could take, and few enough that a thousand speeds can be told apart: eleven days, in nanoseconds. */
    private static final long SLOW_FIRST = 1_000_000_000_000_000L;

    private final Instance instance;
    private final Costs costs;
    private final Traffic traffic;
    private final Sequence sequence;
    private final int[] destination;
    private final Pace pace;
    private final List<List<Integer>> waiting;
    private final BitSet sources = new BitSet();
    private final List<BitSet> senders;
    private final long[] toSend;
    private final long[] toReceive;
    private final List<Timed> started = new ArrayList<>();
    private final int[] swiftWaiting;
    private final int[] swiftRunning;
    private final int[] slowRunning;
    private final long[] slowNanos;
    private final Queue<Prior> priors = new PriorityQueue<>(Comparator.comparingLong(Prior::endNanos));
    private final long[] needs;
    private final NavigableSet<Integer> inTurn;
    private final long[] urgencies;
    private final boolean isScarce;

    /** Whether a start may let others start, and not only keep them from it. */
    private final boolean isOpening;

    private final BitSet kept = new BitSet();
    private int lacking;
    private boolean isForced;
    private int open;

    private Dispatch(Instance instance, Costs costs, Sequence sequence, int[] destination, Pace pace) {
        this.instance = instance;
        this.costs = costs;
        this.sequence = sequence;
        this.traffic = new Traffic(instance, costs, sequence);
        this.destination = destination;
        this.pace = pace;
        this.toSend = new long[instance.hosts().size()];
        this.toReceive = new long[instance.hosts().size()];
        this.swiftWaiting = new int[instance.hosts().size()];
        this.swiftRunning = new int[instance.hosts().size()];
        this.slowRunning = new int[instance.hosts().size()];
        this.slowNanos = new long[instance.hosts().size()];
        this.waiting = new ArrayList<>();
        this.senders = new ArrayList<>();
        instance.hosts().forEach(host -> {
            waiting.add(new ArrayList<>());
            senders.add(new BitSet());
        });
        for (int guest = 0; guest < destination.length; guest++) {
            if (destination[guest] != Occupancy.STAYS) {
                enter(guest);
            }
        }
        this.isScarce = instance.mostAtOnce() < open;
        this.isOpening = sequence.isNeeded();
        this.urgencies = new long[destination.length];
        this.needs = new long[waiting.size()];
        this.inTurn = new TreeSet<>(Comparator.comparing((Integer host) -> !sequence.gives(host))
                .thenComparing(Comparator.comparingLong(host -> -needs[host]))
                .thenComparing(Comparator.naturalOrder()));
        sources.stream().forEach(host -> {
            needs[host] = need(host);
            inTurn.add(host);
        });
        priors.addAll(instance.priors());
    }

    private void enter(int guest) {
        int from = instance.guests().get(guest).host();
        int to = destination[guest];
        waiting.get(from).add(guest);
        sources.set(from);
        senders.get(to).set(from);
        toSend[from] += share(guest, from);
        toReceive[to] += share(guest, to);
        slowNanos[from] += isSwift(guest) ? 0 : costs.to(guest, to).nanos();
        count(guest, 1, 0);
        open++;
    }

    private void count(int guest, int waits, int runs) {
        int from = instance.guests().get(guest).host();
        if (isSwift(guest)) {
            lacking -= lacks(from);
            swiftWaiting[from] += waits;
            swiftRunning[from] += runs;
            lacking += lacks(from);
        } else {
            slowRunning[from] += runs;
        }
    }

    /** Whether a guest's path can carry half of what its host can send, or more. */
    private boolean isSwift(int guest) {
        int from = instance.guests().get(guest).host();
        return 2 * costs.rate(guest, destination[guest])
                >= instance.hosts().get(from).alone();
    }

    private int lacks(int host) {
        return swiftWaiting[host] > 0 && swiftRunning[host] == 0 ? 1 : 0;
    }

    /** Whether places, or more of the link, are to be left to those on fast paths. */
    private boolean isHeldBack(int guest) {
        int from = instance.guests().get(guest).host();
        return !isSwift(guest)
                && switch (pace.order()) {
                    case SLOW_BESIDE_SWIFT -> isPlaceKept(from);
                    case SLOW_EVENLY -> slowRunning[from] >= slowNanos[from] / (double) pace.horizon();
                    case LONGEST, SLOW -> false;
                };
    }

    private boolean isPlaceKept(int from) {
        boolean isKept = !isForced && !traffic.canSend(from, lacks(from), lacking);
        if (isKept) {
            kept.set(from);
        }
        return isKept;
    }

    private long share(int guest, int host) {
        return costs.linkNanos(guest, destination[guest], host);
    }

    /** The moves by start, if an order is found in which they are possible. */
    static Optional<List<Timed>> of(Instance instance, Costs costs, int[] destination, Pace pace) {
        return Sequence.of(instance, destination)
                .map(sequence -> new Dispatch(instance, costs, sequence, destination, pace).run());
    }

    private List<Timed> run() {
        var running = new PriorityQueue<Timed>(BY_END);
        var touched = (BitSet) sources.clone();
        long now = 0;
        while (open > 0) {
            startFrom(touched, now, running);
            if (running.isEmpty() && priors.isEmpty()) {
                force(touched, now, running);
            }
            now = Math.min(nextEnd(running), nextPrior());
            while (nextEnd(running) == now) {
                end(running.remove(), touched);
            }
            while (nextPrior() == now) {
                end(priors.remove(), touched);
            }
        }
        started.sort(Schedule.BY_START);
        return started;
    }

    /** Those for whom places are kept wait for those from whom they are kept. */
    private void force(BitSet touched, long now, PriorityQueue<Timed> running) {
        isForced = true;
        touched.or(sources);
        startFrom(touched, now, running);
        isForced = false;
    }

    private static long nextEnd(PriorityQueue<Timed> running) {
        return running.isEmpty() ? Long.MAX_VALUE : running.element().endNanos();
    }

    private long nextPrior() {
        return priors.isEmpty() ? Long.MAX_VALUE : priors.element().endNanos();
    }

    private void end(Timed move, BitSet touched) {
        touchAllIfFull(touched);
        traffic.end(move);
        count(move.guest(), 0, -1);
        touchKept(touched);
        touched.set(move.from());
        touched.or(senders.get(move.to()));
        touched.or(senders.get(move.from()));
    }

    private void end(Prior prior, BitSet touched) {
        touchAllIfFull(touched);
        traffic.end(prior);
        touchKept(touched);
        if (prior.isInFlight()) {
            touched.set(prior.from());
        }
        if (prior.isAwaited()) {
            touched.or(senders.get(prior.to()));
        }
    }

    private void touchAllIfFull(BitSet touched) {
        if (isOpening && traffic.isFull()) {
            touched.or(sources);
        }
    }

    /** Whoever had places kept from him is looked at again as soon as there are more of them. */
    private void touchKept(BitSet touched) {
        if (!kept.isEmpty() && traffic.isRoomBeside(lacking)) {
            touched.or(kept);
            kept.clear();
        }
    }

    private void startFrom(BitSet touched, long now, PriorityQueue<Timed> running) {
        touched.and(sources);
        if (isScarce) {
            startInTurn(touched, now, running);
        } else {
            startAll(touched, now, running);
        }
        if (!isScarce || isOpening) {
            touched.clear();
        }
    }

    private void startAll(BitSet touched, long now, PriorityQueue<Timed> running) {
        List<Integer> hosts = new ArrayList<>(touched.stream().boxed().toList());
        hosts.sort(Comparator.comparing((Integer host) -> !sequence.gives(host))
                .thenComparing(Comparator.comparingLong(host -> -toSend[host]))
                .thenComparing(Comparator.naturalOrder()));
        boolean again = true;
        while (again) {
            again = false;
            for (int host : hosts) {
                again |= startAt(host, now, running, Integer.MAX_VALUE);
            }
            again &= sequence.isNeeded();
        }
    }

    /**
     * Where few may be on their way in all: one at a time, from the host that will need longest. A host that cannot start any is not looked at
     * again until something ends that may have kept it; one that was not reached still is.
     */
    private void startInTurn(BitSet touched, long now, PriorityQueue<Timed> running) {
        var before = (BitSet) touched.clone();
        while (!traffic.isFull() && startNext(touched, now, running)) {
            touchKept(touched);
            if (isOpening) {
                touched.or(before);
            }
        }
    }

    private boolean startNext(BitSet touched, long now, PriorityQueue<Timed> running) {
        for (int host : inTurn) {
            if (touched.get(host)) {
                if (startAt(host, now, running, 1)) {
                    return true;
                }
                touched.clear(host);
            }
        }
        return false;
    }

    /** How long it takes at least until all who wait on a host have left, in nanoseconds. */
    private long need(int host) {
        long longest = 0;
        long sum = 0;
        for (int guest : waiting.get(host)) {
            long nanos = costs.to(guest, destination[guest]).nanos();
            longest = Math.max(longest, nanos);
            sum += nanos;
        }
        return Math.max(
                toSend[host], Math.max(longest, sum / instance.hosts().get(host).mostLeaving()));
    }

    private boolean startAt(int host, long now, PriorityQueue<Timed> running, int most) {
        int count = 0;
        for (int guest : traffic.canSend(host) ? urgentFirst(host) : List.<Integer>of()) {
            if (count < most && traffic.canSend(host)) {
                var move = attempt(guest, now);
                if (move.isPresent()) {
                    start(move.get(), running);
                    count++;
                }
            }
        }
        return count > 0;
    }

    /** Of those who wait on a host whoever may be able to start; unless an arrival lets the next one in, nobody whose destination takes no more. */
    private List<Integer> urgentFirst(int host) {
        List<Integer> able = new ArrayList<>();
        for (int guest : waiting.get(host)) {
            if (sequence.isNeeded() || traffic.admits(guest, destination[guest])) {
                urgencies[guest] = urgency(guest);
                able.add(guest);
            }
        }
        able.sort(Comparator.comparingLong((Integer guest) -> -urgencies[guest])
                .thenComparing(Comparator.naturalOrder()));
        return able;
    }

    private long urgency(int guest) {
        int to = destination[guest];
        long slowness = pace.order() != Order.LONGEST ? SLOW_FIRST * (costs.speeds() - costs.speed(guest, to)) : 0;
        return slowness + (long) (pace.shift(guest) * (costs.to(guest, to).nanos() + toReceive[to]));
    }

    private void leave(int guest, int host) {
        inTurn.remove(host);
        waiting.get(host).remove(Integer.valueOf(guest));
        needs[host] = need(host);
        if (waiting.get(host).isEmpty()) {
            sources.clear(host);
        } else {
            inTurn.add(host);
        }
    }

    private Optional<Timed> attempt(int guest, long now) {
        int from = instance.guests().get(guest).host();
        int to = destination[guest];
        long whole = costs.rate(guest, to);
        if (isHeldBack(guest) || !traffic.admits(guest, to)) {
            return Optional.empty();
        }
        long rate = traffic.rate(guest, to);
        if (rate < 1 || rate < whole * pace.leastShare()) {
            return Optional.empty();
        }
        if (rate == whole) {
            return Optional.of(new Timed(guest, from, to, now, rate, costs.to(guest, to)));
        }
        double least = (double) instance.guests().get(guest).memoryBytes() / rate;
        if (now + least * 1e9 > pace.horizon()) {
            return Optional.empty();
        }
        var fare = costs.atRate(guest, rate);
        return now + fare.nanos() <= pace.horizon() && costs.isShort(guest, fare)
                ? Optional.of(new Timed(guest, from, to, now, rate, fare))
                : Optional.empty();
    }

    private void start(Timed move, PriorityQueue<Timed> running) {
        traffic.start(move);
        count(move.guest(), -1, 1);
        toSend[move.from()] -= share(move.guest(), move.from());
        leave(move.guest(), move.from());
        toReceive[move.to()] -= share(move.guest(), move.to());
        running.add(move);
        started.add(move);
        open--;
    }
}
