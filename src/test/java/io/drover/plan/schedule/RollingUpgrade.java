package io.drover.plan.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What {@link io.drover.plan.Upgrade} does with a fleet, with bare figures, for a look at many seeds: it empties hosts in batches, so that each
 * can be upgraded. Guests go to hosts that are upgraded already as far as there is room: there they can
 * stay, and from there they may go to no other, since an older hypervisor cannot take a guest from a newer one.
 */
public final class RollingUpgrade {
    private final List<Batch> planned = new ArrayList<>();
    private final BitSet upgraded = new BitSet();
    private Instance now;

    /**
     * One batch with its plan.
     *
     * @param hosts the numbers of the hosts to be emptied
     * @param instance the fleet as it will be then, and what is asked of it
     * @param schedule the answer
     */
    public record Batch(List<Integer> hosts, Instance instance, Schedule schedule) {
        public Batch {
            hosts = List.copyOf(hosts);
        }
    }

    private RollingUpgrade(Instance fleet) {
        this.now = fleet;
    }

    /**
     * Plans one batch after the other, up to the first that would leave guests behind: that one is the last of the answer.
     *
     * @param fleet hosts and guests as they are at first, with those of its restrictions that always hold; who leaves is not taken from it
     * @param batches the numbers of the hosts to be empty at the same time
     */
    public static List<Batch> plan(Instance fleet, List<List<Integer>> batches) {
        var upgrade = new RollingUpgrade(fleet);
        for (var hosts : batches) {
            var batch = upgrade.empty(hosts);
            upgrade.planned.add(batch);
            if (!batch.schedule().left().isEmpty()) {
                break;
            }
            upgrade.now = upgrade.after(batch.schedule());
            hosts.forEach(upgrade.upgraded::set);
        }
        return List.copyOf(upgrade.planned);
    }

    /** Those alone go to hosts that are yet to be upgraded who find no room on the others. */
    private Batch empty(List<Integer> hosts) {
        var onlyOnce = batch(hosts, new BitSet());
        if (onlyOnce.schedule().left().isEmpty()) {
            return onlyOnce;
        }
        var twice = new BitSet();
        onlyOnce.schedule().left().forEach(twice::set);
        var some = batch(hosts, twice);
        if (some.schedule().left().isEmpty()) {
            return some;
        }
        twice.or(some.instance().restrictions().leaving());
        return batch(hosts, twice);
    }

    private Batch batch(List<Integer> hosts, BitSet twice) {
        var instance = emptying(hosts, twice);
        return new Batch(hosts, instance, Scheduler.schedule(instance));
    }

    private Instance emptying(List<Integer> hosts, BitSet twice) {
        var always = now.restrictions();
        var leaving = new BitSet();
        var closed = (BitSet) always.closed().clone();
        hosts.forEach(closed::set);
        for (int guest = 0; guest < now.guests().size(); guest++) {
            leaving.set(guest, hosts.contains(now.guests().get(guest).host()));
        }
        var forbidden = forbidden(now, leaving, twice);
        return with(
                now.hosts(),
                now.guests(),
                new Restrictions(leaving, always.staying(), closed, always.apart(), List.of(), forbidden));
    }

    /** From upgraded hosts to upgraded ones alone; from others there too, but for those who have to go twice. */
    private Restrictions.Forbidden forbidden(Instance fleet, BitSet leaving, BitSet twice) {
        var done = (BitSet) upgraded.clone();
        var always = fleet.restrictions().forbidden();
        return (guest, host) -> always.forbids(guest, host)
                || (!done.get(host)
                        && (done.get(fleet.guests().get(guest).host()) || (leaving.get(guest) && !twice.get(guest))));
    }

    /** The fleet once a batch is over. */
    private Instance after(Schedule schedule) {
        List<GuestNeed> guests = new ArrayList<>(now.guests());
        List<HostCapacity> hosts = new ArrayList<>(now.hosts());
        for (var move : schedule.moves()) {
            var guest = guests.get(move.guest());
            guests.set(move.guest(), on(guest, move.to()));
            hosts.set(move.from(), with(hosts.get(move.from()), guest, -1));
            hosts.set(move.to(), with(hosts.get(move.to()), guest, 1));
        }
        return with(hosts, guests, now.restrictions());
    }

    private static GuestNeed on(GuestNeed guest, int host) {
        return new GuestNeed(
                guest.name(),
                host,
                guest.memoryBytes(),
                guest.footprintBytes(),
                guest.vcpus(),
                guest.load(),
                guest.downtimeLimit());
    }

    private static HostCapacity with(HostCapacity host, GuestNeed guest, int sign) {
        return new HostCapacity(
                host.name(),
                host.freeBytes() - sign * guest.footprintBytes(),
                host.freeVcpus() - sign * guest.vcpus(),
                host.bytesPerSecond(),
                host.streamBytesPerSecond(),
                host.mostLeaving(),
                host.mostArriving());
    }

    private Instance with(List<HostCapacity> hosts, List<GuestNeed> guests, Restrictions restrictions) {
        return new Instance(hosts, guests, restrictions, now.overheads(), now.mostAtOnce());
    }
}
