package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.HostSample;
import io.drover.model.Observed;
import io.drover.model.PlacementRule;
import io.drover.model.RuleSample;
import io.drover.model.Sample;
import io.drover.plan.schedule.GuestNeed;
import io.drover.plan.schedule.Instance;
import io.drover.plan.schedule.Instances;
import java.util.ArrayList;
import java.util.List;

/**
 * Generated instances as fleets, for what plans a fleet with its checks and rules. An instance counts a guest's memory alone; so guests are PV,
 * which need 2 MiB more, and hosts have that for three times as many as they have at first: less than the smallest guest takes.
 */
public final class Clusters {
    private static final long EXTRA = 3 * Instances.GUESTS_EACH * 2 * Sample.MIB;

    private Clusters() {}

    /** The fleet of an instance: guests without disks, that nothing but room, links and being kept apart holds back. */
    public static Fleet of(Instance instance) {
        List<HostSample> hosts = instance.hosts().stream()
                .map(host -> Sample.host(host.name())
                        .free(host.freeBytes() + EXTRA)
                        .shadowPaging(Observed.known(true, "generated"))
                        .link(Observed.known(host.bytesPerSecond(), "generated")))
                .toList();
        List<Guest> guests = new ArrayList<>();
        for (var need : instance.guests()) {
            var guest = guest(need);
            guests.add(guest);
            hosts.get(need.host()).guest(guest);
        }
        var rules = instance.restrictions().apart().stream()
                .map(set -> RuleSample.apart(
                        set.stream().map(number -> guests.get(number).name()).toArray(String[]::new)))
                .toArray(PlacementRule[]::new);
        return Sample.fleet(hosts.stream().map(HostSample::build).toArray(Host[]::new))
                .withRules(RuleSample.rules(rules));
    }

    private static Guest guest(GuestNeed need) {
        return Sample.guest(need.name())
                .type(GuestType.PV)
                .memory(need.memoryBytes())
                .vcpus(need.vcpus())
                .load(Observed.known(need.load().expected(), "generated"))
                .diskless()
                .nicless()
                .build();
    }
}
