package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The least time within which those guests can be moved whom not every link can move by then: all of them have to find room together behind
 * links that are fast enough. Some may be let off who need them only so as not to stand still for too long, and so many residents may move to make room.
 * Every way to do that is tried;
 * where that takes too long, it counts as possible, so that the bound holds.
 */
final class Packing {
    private static final int MOST_LOOKS = 200_000;
    private static final int MOST_SPEEDS = 8;
    private static final double NANOS_PER_SECOND = 1e9;

    /** More than all roundings to nanoseconds together can make. */
    private static final double ROUNDING = 1e5;

    private final Instance instance;
    private final Costs costs;
    private final Speeds speeds;
    private final int[] guests;
    private final Slack slack;
    private final Company company;
    private int looks;

    /**
     * What plans may do beside giving guests destinations.
     *
     * @param letOff how many guests they may keep standing for too long, whoever they are
     * @param evictions the residents whom they may move
     */
    record Slack(int letOff, Evictions evictions) {}

    Packing(Instance instance, Costs costs, Speeds speeds, int[] guests, Slack slack) {
        this.instance = instance;
        this.costs = costs;
        this.speeds = speeds;
        this.guests = guests;
        this.slack = slack;
        this.company = new Company(instance);
    }

    /** The least time, if it is more than one that is known to be needed; else that. */
    long least(long known) {
        long[] times = thresholds(known);
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (isPossible(times[middle] - 1)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? known : times[low - 1];
    }

    /** The times at which a slower link comes to do for somebody. */
    private long[] thresholds(long known) {
        int stride = Math.max(1, costs.speeds() / MOST_SPEEDS);
        return Arrays.stream(guests)
                .boxed()
                .flatMapToLong(guest -> IntStream.range(0, costs.speeds() - 1)
                        .filter(speed -> speed % stride == 0)
                        .mapToLong(speed -> costs.at(guest, speed).nanos()))
                .filter(time -> time > known)
                .sorted()
                .distinct()
                .toArray();
    }

    private boolean isPossible(long nanos) {
        int[] needed = new int[instance.guests().size()];
        int[] inTime = new int[instance.guests().size()];
        for (int guest : guests) {
            needed[guest] = speeds.needed(guest, speeds.least(guest), nanos);
            inTime[guest] = speeds.needed(guest, 0, nanos);
        }
        int[] needy = Arrays.stream(guests)
                .filter(guest -> needed[guest] > 0)
                .boxed()
                .sorted(Comparator.comparingLong(
                                (Integer guest) -> -instance.guests().get(guest).footprintBytes())
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        looks = 0;
        return new Attempt(needed, inTime, nanos).pack(needy, 0, slack.letOff());
    }

    /** Guests being packed so that all have come by a time. */
    private final class Attempt {
        private final int[] needed;
        private final int[] inTime;
        private final double seconds;
        private final Occupancy occupancy = new Occupancy(instance, costs, company);
        private final double[] bytes = new double[instance.hosts().size()];
        private final int[] evicted = new int[instance.hosts().size()];
        private int evictedInAll;

        Attempt(int[] needed, int[] inTime, long nanos) {
            this.needed = needed;
            this.inTime = inTime;
            this.seconds = (nanos - instance.overheads().release().toNanos() + ROUNDING) / NANOS_PER_SECOND;
        }

        private boolean pack(int[] needy, int from, int mayBeLetOff) {
            if (from == needy.length) {
                return true;
            }
            int guest = needy[from];
            if (mayBeLetOff > 0 && inTime[guest] == 0 && pack(needy, from + 1, mayBeLetOff - 1)) {
                return true;
            }
            var unit = Unit.of(instance, guest);
            for (int host = 0; host < bytes.length; host++) {
                if (++looks > MOST_LOOKS) {
                    return true;
                }
                int still = costs.speed(guest, host) < needed[guest] ? mayBeLetOff - 1 : mayBeLetOff;
                if (still >= 0 && isFit(unit, guest, host)) {
                    int before = evicted[host];
                    send(unit, host, evictedFor(unit, host));
                    if (pack(needy, from + 1, still)) {
                        return true;
                    }
                    takeBack(unit, host, before);
                }
            }
            return false;
        }

        private void send(Unit unit, int host, int evictedThere) {
            bytes[host] += sent(unit, host);
            occupancy.send(unit, host);
            evict(host, evictedThere);
        }

        private void takeBack(Unit unit, int host, int evictedThere) {
            bytes[host] -= sent(unit, host);
            occupancy.send(unit, Occupancy.STAYS);
            evict(host, evictedThere);
        }

        private void evict(int host, int number) {
            evictedInAll += number - evicted[host];
            evicted[host] = number;
        }

        private long sent(Unit unit, int host) {
            return costs.to(unit.guests()[0], host).bytes();
        }

        private int evictedFor(Unit unit, int host) {
            return slack.evictions()
                    .needed(host, unit.bytes() - occupancy.freeBytes(host), unit.vcpus() - occupancy.freeVcpus(host));
        }

        /** Where residents may move, nobody is kept out by one. */
        private boolean hasRoom(Unit unit, int host) {
            int most = slack.evictions().most();
            return evictedInAll - evicted[host] + evictedFor(unit, host) <= most
                    && (most > 0 || occupancy.isWelcome(unit, host));
        }

        private boolean isFit(Unit unit, int guest, int host) {
            return costs.speed(guest, host) >= inTime[guest]
                    && instance.allows(guest, host)
                    && hasRoom(unit, host)
                    && bytes[host] + costs.to(guest, host).bytes()
                            <= instance.hosts().get(host).bytesPerSecond() * seconds;
        }
    }
}
