package io.drover.plan;

import io.drover.model.Bookings;
import io.drover.model.Drain;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.model.UpgradePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans to empty hosts batch by batch. Guests go to hosts that are upgraded already, or need not be, as far as there is room: there they
 * can stay. So no guest goes from an upgraded host to one that is yet to be, whose older hypervisor could not take it.
 */
public final class Upgrade {
    private final Planner planner;
    private final Policy policy;
    private final Bookings bookings;

    /**
     * A plan maker for upgrades.
     *
     * @param planner makes the plan of each batch
     * @param policy by which guests move
     * @param bookings what other moves have spoken for
     */
    public Upgrade(Planner planner, Policy policy, Bookings bookings) {
        this.planner = planner;
        this.policy = policy;
        this.bookings = bookings;
    }

    /**
     * Plans one batch after the other, up to the first that would leave guests behind, or keep no reserve where it has to.
     *
     * @param wanted the hosts, in the order in which they are to be emptied
     * @param atOnce how many of them at the same time
     * @throws IllegalArgumentException if the fleet does not have a host, or it does not answer, or {@code atOnce} is less than 1
     */
    public UpgradePlan plan(Drain wanted, int atOnce, Fleet fleet) {
        if (atOnce < 1) {
            throw new IllegalArgumentException("batch is " + atOnce + "; it must be 1 or more");
        }
        var hosts = wanted.hosts();
        List<UpgradePlan.Batch> batches = new ArrayList<>();
        var now = fleet;
        int next = 0;
        while (next < hosts.size() && batches.stream().allMatch(UpgradePlan.Batch::isPossible)) {
            int end = Math.min(hosts.size(), next + atOnce);
            var later = hosts.subList(end, hosts.size());
            var wish = new Wish.Drain(hosts.subList(next, end), avoided(wanted, later), wanted.movesOthers());
            var plan = planner.plan(wish, now, policy, bookings);
            batches.add(new UpgradePlan.Batch(plan, List.copyOf(new TreeSet<>(wish.avoided()))));
            now = Anticipation.after(plan, now);
            next = end;
        }
        int migrations =
                batches.stream().mapToInt(batch -> batch.plan().moves().size()).sum();
        return new UpgradePlan(batches, guests(hosts, fleet), migrations, hosts.subList(next, hosts.size()));
    }

    private static Set<HostName> avoided(Drain wanted, List<HostName> later) {
        Set<HostName> avoided = new HashSet<>(wanted.avoided());
        avoided.addAll(later);
        return avoided;
    }

    private static int guests(List<HostName> hosts, Fleet fleet) {
        return (int) hosts.stream()
                .flatMap(name -> fleet.host(name).stream())
                .flatMap(host -> host.guests().stream())
                .filter(Guest::isActive)
                .count();
    }
}
