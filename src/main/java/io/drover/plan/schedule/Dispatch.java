package io.drover.plan.schedule;

import io.drover.plan.schedule.Pace.Order;
import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
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
    private final List<TreeSet<Integer>> senders;
    private final long[] toSend;
    private final long[] toReceive;
    private final List<Timed> started = new ArrayList<>();
    private final int[] swiftWaiting;
    private final int[] swiftRunning;
    private final int[] slowRunning;
    private final long[] slowNanos;
    private final Queue<Prior> priors = new PriorityQueue<>(Comparator.comparingLong(Prior::endNanos));
    private final boolean isScarce;
    private int lacking;
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
            senders.add(new TreeSet<>());
        });
        for (int guest = 0; guest < destination.length; guest++) {
            if (destination[guest] != Occupancy.STAYS) {
                enter(guest);
            }
        }
        this.isScarce = instance.mostAtOnce() < open;
        priors.addAll(instance.priors());
    }

    private void enter(int guest) {
        int from = instance.guests().get(guest).host();
        int to = destination[guest];
        waiting.get(from).add(guest);
        senders.get(to).add(from);
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
                    case SLOW_BESIDE_SWIFT -> !traffic.canSend(from, lacks(from), lacking);
                    case SLOW_EVENLY -> slowRunning[from] >= slowNanos[from] / (double) pace.horizon();
                    case LONGEST, SLOW -> false;
                };
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
        var touched = new TreeSet<Integer>();
        for (int host = 0; host < waiting.size(); host++) {
            touched.add(host);
        }
        long now = 0;
        while (open > 0) {
            startFrom(touched, now, running);
            touched.clear();
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

    private static long nextEnd(PriorityQueue<Timed> running) {
        return running.isEmpty() ? Long.MAX_VALUE : running.element().endNanos();
    }

    private long nextPrior() {
        return priors.isEmpty() ? Long.MAX_VALUE : priors.element().endNanos();
    }

    private void end(Timed move, Set<Integer> touched) {
        touchAllIfFull(touched);
        traffic.end(move);
        count(move.guest(), 0, -1);
        touched.add(move.from());
        touched.addAll(senders.get(move.to()));
        touched.addAll(senders.get(move.from()));
    }

    private void end(Prior prior, Set<Integer> touched) {
        touchAllIfFull(touched);
        traffic.end(prior);
        if (prior.isInFlight()) {
            touched.add(prior.from());
        }
        if (prior.isAwaited()) {
            touched.addAll(senders.get(prior.to()));
        }
    }

    private void touchAllIfFull(Set<Integer> touched) {
        if (traffic.isFull()) {
            for (int host = 0; host < waiting.size(); host++) {
                touched.add(host);
            }
        }
    }

    private void startFrom(Set<Integer> touched, long now, PriorityQueue<Timed> running) {
        var hosts = new ArrayList<>(touched);
        hosts.removeIf(host -> waiting.get(host).isEmpty());
        if (isScarce) {
            startInTurn(hosts, now, running);
            return;
        }
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

    /** Where few may be on their way in all: one at a time, from the host that will need longest. */
    private void startInTurn(List<Integer> hosts, long now, PriorityQueue<Timed> running) {
        long[] needs = new long[waiting.size()];
        boolean any = true;
        while (any && !traffic.isFull()) {
            hosts.forEach(host -> needs[host] = need(host));
            hosts.sort(Comparator.comparing((Integer host) -> !sequence.gives(host))
                    .thenComparing(Comparator.comparingLong(host -> -needs[host]))
                    .thenComparing(Comparator.naturalOrder()));
            any = hosts.stream().anyMatch(host -> startAt(host, now, running, 1));
        }
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
        return Math.max(longest, sum / instance.hosts().get(host).mostLeaving());
    }

    private boolean startAt(int host, long now, PriorityQueue<Timed> running, int most) {
        int count = 0;
        var own = waiting.get(host);
        own.sort(Comparator.comparingLong((Integer guest) -> -urgency(guest)).thenComparing(Comparator.naturalOrder()));
        for (var guests = own.iterator(); count < most && guests.hasNext() && traffic.canSend(host); ) {
            int guest = guests.next();
            var move = attempt(guest, now);
            if (move.isPresent()) {
                guests.remove();
                start(move.get(), running);
                count++;
            }
        }
        return count > 0;
    }

    private long urgency(int guest) {
        int to = destination[guest];
        long slowness = pace.order() != Order.LONGEST ? SLOW_FIRST * (costs.speeds() - costs.speed(guest, to)) : 0;
        return slowness + (long) (pace.shift(guest) * (costs.to(guest, to).nanos() + toReceive[to]));
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
        toReceive[move.to()] -= share(move.guest(), move.to());
        running.add(move);
        started.add(move);
        open--;
    }
}
