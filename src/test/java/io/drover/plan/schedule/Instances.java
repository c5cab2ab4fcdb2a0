package io.drover.plan.schedule;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Generated clusters: 20 guests a host of 1 to 32 GiB (6.6 on average) that write 1 to 80 MiB/s to 8 to 1,024 MiB; three in ten are in sets of
 * three that have to be apart. The same seed gives the same cluster.
 */
public final class Instances {
    public static final int GUESTS_EACH = 20;
    static final Duration SECOND = Duration.ofSeconds(1);

    private static final long MIB = 1L << 20;
    private static final int[] GIB_BY_PERCENT = {11, 25, 29, 20, 10, 5};
    private static final int[] VCPUS_BY_PERCENT = {20, 40, 30, 10};
    private static final int GROUP = 3;
    private static final int GROUPED_PERCENT = 30;

    private final SplittableRandom random;
    private final Profile profile;
    private final Duration downtimeLimit;

    private Instances(Profile profile, long seed, Duration downtimeLimit) {
        this.random = new SplittableRandom(seed);
        this.profile = profile;
        this.downtimeLimit = downtimeLimit;
    }

    /** A cluster of which the first hosts are to be emptied, every guest with a second of downtime. */
    public static Instance of(Profile profile, int hosts, int emptied, long seed) {
        return of(profile, hosts, emptied, seed, SECOND);
    }

    /** The same with another limit to downtime. */
    public static Instance of(Profile profile, int hosts, int emptied, long seed, Duration downtimeLimit) {
        return new Instances(profile, seed, downtimeLimit).instance(hosts, emptied);
    }

    /** The same with so many migrations at once from each host and to each, and in all. */
    public static Instance limited(Instance instance, int perHost, int inAll) {
        return with(instance, host -> host(host, perHost, perHost), inAll);
    }

    /** The same with as many migrations at once as plans have unless told otherwise. */
    public static Instance byStandardLimits(Instance instance) {
        var limits = Policy.Limits.STANDARD;
        return with(instance, host -> host(host, limits.perSource(), limits.perDestination()), limits.perRun());
    }

    /** The same with others on their way to every host, for up to that long: from the first one, as many as its link can carry, or queued. */
    static Instance busy(Instance instance, Duration most, long seed) {
        var random = new SplittableRandom(seed);
        List<Prior> priors = new ArrayList<>();
        long left = instance.hosts().get(0).alone();
        for (int host = 1; host < instance.hosts().size(); host++) {
            long peak = Math.min(
                    instance.hosts().get(0).alone(), instance.hosts().get(host).alone());
            boolean isInFlight = peak <= left && random.nextBoolean();
            left -= isInFlight ? peak : 0;
            priors.add(new Prior(isInFlight ? 0 : Prior.NOWHERE, host, peak, peak, random.nextLong(most.toNanos())));
        }
        return new Instance(
                instance.hosts(),
                instance.guests(),
                instance.restrictions(),
                instance.overheads(),
                instance.mostAtOnce(),
                priors);
    }

    /** The same where each migration costs that besides moving bytes. */
    public static Instance costing(Instance instance, Overheads overheads) {
        return new Instance(
                instance.hosts(),
                instance.guests(),
                instance.restrictions(),
                overheads,
                instance.mostAtOnce(),
                instance.priors());
    }

    private static Instance with(Instance instance, UnaryOperator<HostCapacity> change, int inAll) {
        var hosts = instance.hosts().stream().map(change).toList();
        return new Instance(hosts, instance.guests(), instance.restrictions(), instance.overheads(), inAll);
    }

    private static HostCapacity host(HostCapacity like, int mostLeaving, int mostArriving) {
        return new HostCapacity(
                like.name(),
                like.freeBytes(),
                like.freeVcpus(),
                like.bytesPerSecond(),
                like.streamBytesPerSecond(),
                mostLeaving,
                mostArriving);
    }

    private Instance instance(int hosts, int emptied) {
        List<HostCapacity> capacities = new ArrayList<>();
        List<GuestNeed> guests = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            var own = guests(host);
            long used = own.stream().mapToLong(GuestNeed::footprintBytes).sum();
            int vcpus = own.stream().mapToInt(GuestNeed::vcpus).sum();
            long rate = profile.bytesPerSecond(host < emptied, random);
            capacities.add(new HostCapacity(
                    "h" + host,
                    profile.memoryBytes() - used,
                    profile.vcpus() - vcpus,
                    rate,
                    rate,
                    Integer.MAX_VALUE,
                    Integer.MAX_VALUE));
            guests.addAll(own);
        }
        var closed = new BitSet();
        closed.set(0, emptied);
        var leaving = new BitSet();
        leaving.set(0, emptied * GUESTS_EACH);
        var restrictions = new Restrictions(
                leaving, new BitSet(), closed, apart(guests.size()), List.of(), (guest, host) -> false);
        return new Instance(capacities, guests, restrictions, Overheads.NONE, Integer.MAX_VALUE);
    }

    private List<GuestNeed> guests(int host) {
        while (true) {
            var guests = IntStream.range(0, GUESTS_EACH)
                    .mapToObj(number -> guest("vm" + (host * GUESTS_EACH + number), host))
                    .toList();
            long used = guests.stream().mapToLong(GuestNeed::footprintBytes).sum();
            int vcpus = guests.stream().mapToInt(GuestNeed::vcpus).sum();
            if (used >= profile.memoryBytes() * profile.leastUsed()
                    && used <= profile.memoryBytes() * profile.mostUsed()
                    && vcpus <= profile.vcpus() * profile.mostUsed()) {
                return guests;
            }
        }
    }

    private GuestNeed guest(String name, int host) {
        long mib = 1024L << kind(GIB_BY_PERCENT);
        int kind = random.nextInt(10);
        long dirty = kind < 7 ? 1 + random.nextInt(7) : kind < 9 ? 5 + random.nextInt(25) : 20 + random.nextInt(61);
        long set = kind < 7 ? 8 + random.nextInt(57) : kind < 9 ? 80 + random.nextInt(177) : 256 + random.nextInt(769);
        var load = new Load(dirty * MIB, Math.min(set, mib / 4) * MIB);
        return new GuestNeed(
                name,
                host,
                mib * MIB,
                mib * MIB,
                1 << kind(VCPUS_BY_PERCENT),
                Observed.known(load, "generated"),
                downtimeLimit);
    }

    private int kind(int[] percent) {
        int left = random.nextInt(100);
        int kind = 0;
        while (left >= percent[kind]) {
            left -= percent[kind++];
        }
        return kind;
    }

    private List<List<Integer>> apart(int guests) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, guests).boxed().toList());
        Collections.shuffle(all, new Random(random.nextLong()));
        List<List<Integer>> sets = new ArrayList<>();
        for (int from = 0; from + GROUP <= guests * GROUPED_PERCENT / 100; from += GROUP) {
            sets.add(List.copyOf(all.subList(from, from + GROUP)));
        }
        return sets;
    }
}
