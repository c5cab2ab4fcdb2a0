package io.drover.plan.schedule;

import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Gives moves their starts and rates. Whenever a guest arrives, or its source has let go of it, those that wait on its hosts are looked at again, a source first whose
 * guests make room, then the one that has most to send; of its guests the one first that takes longest and whose destination has most to
 * receive. A migration gets the whole rate of its path, or a fair share of it ({@link Link}) if it will then still be over by the horizon and
 * keep within its guest's downtime.
 */
final class Dispatch {
    private static final int[] NOBODY = {};
    private static final Comparator<Timed> BY_ARRIVAL =
            Comparator.comparingLong(Timed::arrivalNanos).thenComparingInt(Timed::guest);

    private final Instance instance;
    private final Costs costs;
    private final Traffic traffic;
    private final Sequence sequence;
    private final int[] destination;
    private final Pace pace;
    private final Waiting waiting;
    private final List<Timed> started = new ArrayList<>();
    private final int[] swiftWaiting;
    private final int[] swiftRunning;
    private final int[] slowRunning;
    private final long[] slowNanos;
    private final Queue<Timed> running = new PriorityQueue<>(BY_ARRIVAL);
    /** Letting go takes equally long whoever it is, so they end in the order in which they arrived. */
    private final Queue<Timed> lettingGo = new ArrayDeque<>();

    private final Queue<Prior> priors = new PriorityQueue<>(Comparator.comparingLong(Prior::endNanos));
    private final BitSet kept = new BitSet();
    private int lacking;
    private boolean isForced;

    /** Of moves that are possible in an order. */
    Dispatch(Costs costs, Sequence sequence, Pace pace) {
        this.instance = costs.instance();
        this.costs = costs;
        this.sequence = sequence;
        this.traffic = new Traffic(instance, costs, sequence);
        this.destination = sequence.destinations();
        this.pace = pace;
        this.swiftWaiting = new int[instance.hosts().size()];
        this.swiftRunning = new int[instance.hosts().size()];
        this.slowRunning = new int[instance.hosts().size()];
        this.slowNanos = new long[instance.hosts().size()];
        this.waiting = new Waiting(instance, costs, sequence, destination, pace);
        waiting.all().forEach(this::enter);
        priors.addAll(instance.priors());
    }

    private void enter(int guest) {
        int from = instance.guests().get(guest).host();
        slowNanos[from] +=
                isSwift(guest) ? 0 : costs.to(guest, destination[guest]).arrivalNanos();
        count(guest, 1, 0);
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

    /** The moves by start. */
    List<Timed> run() {
        var touched = waiting.sources();
        long now = 0;
        while (waiting.number() > 0) {
            startFrom(touched, now);
            if (running.isEmpty() && priors.isEmpty()) {
                force(touched, now);
            }
            now = Math.min(Math.min(nextArrival(), nextEnd()), nextPrior());
            while (nextArrival() == now) {
                arrive(running.remove(), touched);
            }
            while (nextEnd() == now) {
                end(lettingGo.remove(), touched);
            }
            while (nextPrior() == now) {
                end(priors.remove(), touched);
            }
        }
        started.sort(Schedule.BY_START);
        return started;
    }

    /** Those for whom places are kept wait for those from whom they are kept. */
    private void force(BitSet touched, long now) {
        isForced = true;
        touched.or(waiting.sources());
        startFrom(touched, now);
        isForced = false;
    }

    private long nextArrival() {
        return running.isEmpty() ? Long.MAX_VALUE : running.element().arrivalNanos();
    }

    private long nextEnd() {
        return lettingGo.isEmpty() ? Long.MAX_VALUE : lettingGo.element().endNanos();
    }

    private long nextPrior() {
        return priors.isEmpty() ? Long.MAX_VALUE : priors.element().endNanos();
    }

    private void arrive(Timed move, BitSet touched) {
        touchAllIfFull(touched);
        traffic.arrive(move);
        count(move.guest(), 0, -1);
        touchKept(touched);
        touched.set(move.from());
        touched.or(waiting.senders(move.to()));
        lettingGo.add(move);
    }

    private void end(Timed move, BitSet touched) {
        traffic.end(move);
        touched.or(waiting.senders(move.from()));
    }

    private void end(Prior prior, BitSet touched) {
        touchAllIfFull(touched);
        traffic.end(prior);
        touchKept(touched);
        if (prior.isInFlight()) {
            touched.set(prior.from());
        }
        if (prior.isAwaited()) {
            touched.or(waiting.senders(prior.to()));
        }
    }

    private void touchAllIfFull(BitSet touched) {
        if (sequence.isNeeded() && traffic.isFull()) {
            touched.or(waiting.sources());
        }
    }

    /** Whoever had places kept from him is looked at again as soon as there are more of them. */
    private void touchKept(BitSet touched) {
        if (!kept.isEmpty() && traffic.isRoomBeside(lacking)) {
            touched.or(kept);
            kept.clear();
        }
    }

    private void startFrom(BitSet touched, long now) {
        if (waiting.isScarce()) {
            startInTurn(touched, now);
        } else {
            startAll(touched, now);
        }
        if (!waiting.isScarce() || sequence.isNeeded()) {
            touched.clear();
        }
    }

    private void startAll(BitSet touched, long now) {
        var hosts = waiting.mostFirst(touched);
        boolean again = true;
        while (again) {
            again = false;
            for (int host : hosts) {
                again |= startAt(host, now, Integer.MAX_VALUE);
            }
            again &= sequence.isNeeded();
        }
    }

    /**
     * Where few may be on their way in all: one at a time, from the host that will need longest. A host that cannot start any is not looked at
     * again until something ends that may have kept it; one that was not reached still is.
     */
    private void startInTurn(BitSet touched, long now) {
        var before = (BitSet) touched.clone();
        while (!traffic.isFull() && startNext(touched, now)) {
            touchKept(touched);
            if (sequence.isNeeded()) {
                touched.or(before);
            }
        }
    }

    private boolean startNext(BitSet touched, long now) {
        for (int host : waiting.longestFirst()) {
            if (touched.get(host)) {
                if (startAt(host, now, 1)) {
                    return true;
                }
                touched.clear(host);
            }
        }
        return false;
    }

    private boolean startAt(int host, long now, int most) {
        int count = 0;
        for (int guest : traffic.canSend(host) ? urgentFirst(host) : NOBODY) {
            if (count < most && traffic.canSend(host)) {
                var move = attempt(guest, now);
                if (move.isPresent()) {
                    start(move.get());
                    count++;
                }
            }
        }
        return count > 0;
    }

    /** Unless an arrival lets the next one in, nobody whose destination takes no more is worth an attempt. */
    private int[] urgentFirst(int host) {
        return waiting.urgentFirst(host, guest -> sequence.isNeeded() || traffic.admits(guest, destination[guest]));
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
        if (now + least * 1e9 > pace.horizon() || (pace.isPatient() && traffic.isWorthWaiting(guest, to, now))) {
            return Optional.empty();
        }
        var fare = costs.atRate(guest, rate);
        return now + fare.nanos() <= pace.horizon() && costs.isShort(guest, fare)
                ? Optional.of(new Timed(guest, from, to, now, rate, fare))
                : Optional.empty();
    }

    private void start(Timed move) {
        traffic.start(move);
        count(move.guest(), -1, 1);
        waiting.leave(move.guest());
        running.add(move);
        started.add(move);
    }
}
