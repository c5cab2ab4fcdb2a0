package io.drover.plan.schedule;

import io.drover.model.Plan.LowerBound;
import io.drover.plan.schedule.Crowding.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The time below which no plan could be that moves these guests and so many others, whatever their destinations and order, where a link that is free
 * is given to whoever starts on it as far as the path goes ({@link Link}). Where nobody else moves, nobody goes where one stays from whom he has to be apart. Those that reckon with
 * free memory hold for plans that move nobody else, all but one. The greatest of
 *
 * <ul>
 *   <li>what each host has to send, and what its link cannot carry meanwhile since migrations do more than sending, at its rate; or, where fewer may leave at once than would fill it, one after the other;
 *       and what it takes to let go of the last, while nothing is on the link any more;
 *   <li>all migrations at the best rates they could have, so many at once as may be under way in all, and letting go of the last;
 *   <li>the longest migration, at the best rate it could have;
 *   <li>the least time after which all hosts together can have taken in what has to go somewhere: in a time T a host can take in what its
 *       memory holds and its link carries. Of guests of m bytes and more a host takes only whole ones; so for each m, guests of k m bytes
 *       counting k, there have to be places for all of them, where a host has min(memory, rate T)/m, rounded down;
 *   <li>what hosts need to let their guests go over their links, and so few at once, where fast destinations have no room for all ({@link Crowding}), and
 *       over links that idle, where slow ones do not take in all ({@link IdleLink});
 *   <li>the least time within which those who need a fast link find room behind one, which so many others may make ({@link Packing});
 *   <li>what the hosts need to take in those who may go nowhere else ({@link Confined}).
 * </ul>
 */
final class Bounds {
    private static final double NANOS_PER_SECOND = 1e9;

    private static final int MOST_SIZES = 64;

    private final Instance instance;
    private final Costs costs;
    private final Speeds speeds;
    private final int[] guests;
    private final int letOff;
    private final long[] free;
    private final BitSet open = new BitSet();

    /**
     * Bounds of plans that move certain guests.
     *
     * @param letOff how many of them may go behind a link that keeps them standing for too long, whoever they are
     */
    Bounds(Instance instance, Costs costs, Speeds speeds, int[] guests, int letOff) {
        this.instance = instance.vacatedBy(guests);
        this.costs = costs;
        this.speeds = speeds;
        this.guests = guests;
        this.letOff = letOff;
        this.free = this.instance.hosts().stream()
                .mapToLong(HostCapacity::freeBytes)
                .toArray();
    }

    private void findOpenHosts() {
        for (int host = 0; host < free.length; host++) {
            int number = host;
            open.set(host, Arrays.stream(guests).anyMatch(guest -> instance.allows(guest, number)));
        }
    }

    /** The greatest bound of plans that move so many others to make room, with what makes it so. */
    LowerBound greatest(int others) {
        if (guests.length == 0) {
            return new LowerBound(Duration.ZERO, "nothing moves");
        }
        return others == 0 ? greatest() : movingOthers(others);
    }

    private LowerBound greatest() {
        var alone = speeds.whereOnlyMove(guests);
        var known = greater(byLinks(alone), new Confined(instance, costs, guests).least());
        findOpenHosts();
        long[] sizes = sizes();
        long incoming = LeastTime.from(known.duration().toNanos(), nanos -> canTakeIn(sizes, nanos));
        return crowded(greater(known, packed(0, incoming, "links and memory of the destinations")), alone);
    }

    /** What hosts need to let their guests go over their links, and so few at once, where fast destinations have no room for all. */
    private LowerBound crowded(LowerBound known, Speeds alone) {
        var crowding = new Crowding(instance, costs, alone, open, letOff > 0);
        var idleLink = new IdleLink(instance, costs, alone, new Reach(instance, costs, open), letOff > 0);
        double idleBytes = idleBytes();
        SortedMap<Integer, List<Integer>> bySource = Arrays.stream(guests)
                .boxed()
                .collect(Collectors.groupingBy(
                        guest -> instance.guests().get(guest).host(), TreeMap::new, Collectors.toList()));
        long slots = 0;
        var greatest = known;
        for (var leaving : bySource.entrySet()) {
            var host = instance.hosts().get(leaving.getKey());
            int[] some = leaving.getValue().stream().mapToInt(Integer::intValue).toArray();
            var link = new Share(host.bytesPerSecond() / NANOS_PER_SECOND, fare -> fare.bytes() + idleBytes);
            greatest = crowded(crowding, some, link, outgoing(host), greatest);
            greatest = greater(greatest, idling(idleLink, leaving, bySource.size() == 1, greatest));
            greatest = crowded(
                    crowding,
                    some,
                    turns(host.mostLeaving()),
                    inTurn("from " + host.name(), host.mostLeaving()),
                    greatest);
            slots += host.mostLeaving();
        }
        int atOnce = (int) Math.min(slots, instance.mostAtOnce());
        return crowded(crowding, guests, turns(atOnce), inTurn("from all hosts to be emptied", atOnce), greatest);
    }

    private static String outgoing(HostCapacity host) {
        return "link of " + host.name() + ", outgoing";
    }

    private LowerBound idling(
            IdleLink link, Map.Entry<Integer, List<Integer>> leaving, boolean areAll, LowerBound known) {
        long least = link.least(
                leaving.getKey(), leaving.getValue(), areAll, known.duration().toNanos());
        var host = instance.hosts().get(leaving.getKey());
        return bound(least, outgoing(host) + ", and what the slow destinations take in");
    }

    private static Share turns(int atOnce) {
        return new Share(atOnce, Fare::arrivalNanos);
    }

    private static String inTurn(String from, int atOnce) {
        return "migrations at once " + from + " (" + atOnce + ")";
    }

    private static LowerBound crowded(Crowding crowding, int[] some, Share share, String what, LowerBound known) {
        long least = crowding.least(some, share, known.duration().toNanos());
        return greater(known, bound(least, what + ", and the room on the fast destinations"));
    }

    private static LowerBound greater(LowerBound one, LowerBound other) {
        return other.duration().compareTo(one.duration()) > 0 ? other : one;
    }

    private LowerBound movingOthers(int most) {
        var known = byLinks(speeds);
        var binding = "links and memory of the destinations, others moved for room: " + most;
        return greater(known, packed(most, known.duration().toNanos(), binding));
    }

    private LowerBound packed(int mostOthers, long known, String binding) {
        var slack = new Packing.Slack(letOff, new Evictions(instance, mostOthers));
        return bound(new Packing(instance, costs, speeds, guests, slack).least(known), binding);
    }

    /** The greatest of those that reckon with no room. */
    private LowerBound byLinks(Speeds speed) {
        var bounds = outgoing(speed);
        bounds.add(inTurn(speed));
        bounds.add(longest(speed));
        return bounds.stream().max(Comparator.comparing(LowerBound::duration)).orElseThrow();
    }

    /** All of them, so many at once as may be in all. */
    private LowerBound inTurn(Speeds speed) {
        double sum = Arrays.stream(guests)
                .mapToDouble(guest -> speed.best(guest).arrivalNanos())
                .sum();
        return bound(
                (long) (sum / instance.mostAtOnce()) + releaseNanos(),
                "migrations at once in all (" + instance.mostAtOnce() + ")");
    }

    private LowerBound longest(Speeds speed) {
        int longest = Arrays.stream(guests)
                .boxed()
                .max(Comparator.comparingLong(
                        (Integer guest) -> speed.best(guest).nanos()))
                .orElseThrow();
        return bound(
                speed.best(longest).nanos(),
                "longest migration, " + instance.guests().get(longest).name());
    }

    private List<LowerBound> outgoing(Speeds speed) {
        var bytes = new TreeMap<Integer, Long>();
        var nanos = new TreeMap<Integer, Long>();
        var leaving = new TreeMap<Integer, Integer>();
        for (int guest : guests) {
            int host = instance.guests().get(guest).host();
            bytes.merge(host, speed.best(guest).bytes(), Long::sum);
            nanos.merge(host, speed.best(guest).arrivalNanos(), Long::sum);
            leaving.merge(host, 1, Integer::sum);
        }
        List<LowerBound> bounds = new ArrayList<>();
        double idleBytes = idleBytes();
        bytes.forEach((number, sum) -> {
            var host = instance.hosts().get(number);
            double taken = sum + leaving.getOrDefault(number, 0) * idleBytes;
            double carried = taken * NANOS_PER_SECOND / host.bytesPerSecond() - Fare.ROUNDING_NANOS * guests.length;
            double inTurn = (double) nanos.getOrDefault(number, 0L) / host.mostLeaving();
            bounds.add(bound((long) Math.max(carried, inTurn) + releaseNanos(), outgoing(host)));
        });
        return bounds;
    }

    private long releaseNanos() {
        return instance.overheads().release().toNanos();
    }

    /**
     * What a migration at least keeps its link from carrying while it does other things than sending, until its guest has arrived. Each has its rate from start to end, and none
     * is planned at less than the slowest path there is: the first on a link gets its whole path, and whoever joins others at least the greatest
     * rate that is planned there, if not the whole path.
     */
    private double idleBytes() {
        boolean anyHost = instance.mayMoveOthers();
        long slowest = IntStream.range(0, free.length)
                .filter(host -> anyHost || Arrays.stream(guests).anyMatch(guest -> isEndOfAPath(guest, host)))
                .mapToLong(host -> instance.hosts().get(host).alone())
                .min()
                .orElse(0);
        return (instance.overheads().total().toNanos() - releaseNanos()) / NANOS_PER_SECOND * slowest;
    }

    private boolean isEndOfAPath(int guest, int host) {
        return instance.guests().get(guest).host() == host || instance.allows(guest, host);
    }

    private long[] sizes() {
        long[] sizes = Arrays.stream(guests)
                .mapToLong(guest -> instance.guests().get(guest).memoryBytes())
                .filter(size -> size > 0)
                .sorted()
                .distinct()
                .toArray();
        int stride = Math.max(1, (sizes.length + MOST_SIZES - 1) / MOST_SIZES);
        return IntStream.range(0, sizes.length)
                .filter(place -> place % stride == 0)
                .mapToLong(place -> sizes[place])
                .toArray();
    }

    private boolean canTakeIn(long[] sizes, long nanos) {
        for (long size : sizes) {
            long wanted = 0;
            for (int guest : guests) {
                wanted += instance.guests().get(guest).memoryBytes() / size;
            }
            if (wanted > places(size, nanos)) {
                return false;
            }
        }
        return true;
    }

    private long places(long size, long nanos) {
        long places = 0;
        for (int host = 0; host < free.length; host++) {
            if (open.get(host)) {
                double carried =
                        instance.hosts().get(host).bytesPerSecond() * ((nanos - releaseNanos()) / NANOS_PER_SECOND);
                places += (long) (Math.min((double) free[host], carried) / size);
            }
        }
        return places;
    }

    private static LowerBound bound(long nanos, String binding) {
        return new LowerBound(Duration.ofNanos(nanos), binding);
    }
}
