package io.drover.bench;

import io.drover.model.Dom0Sample;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Reach;
import io.drover.model.Sample;
import io.drover.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A thousand hosts with twenty guests each, as an examination sees them; every tenth host lacks something. */
final class LargeFleet {
    static final int HOSTS = 1_000;
    static final int GUESTS_EACH = 20;
    static final HostName SOURCE = new HostName("xen0");

    private final SplittableRandom random = new SplittableRandom(42);

    /** The fleet after everything that a drain of its first host needs has been looked up. */
    Fleet observed() {
        List<Guest> leaving = guests(0);
        List<Host> hosts = new ArrayList<>();
        for (int number = 0; number < HOSTS; number++) {
            hosts.add(host(number, leaving));
        }
        var fleet = new Fleet(Sample.NOW, Fleet.byName(hosts), new TreeMap<>(), Set.of(new HostName("xen7")));
        return Sample.withUnreachable(fleet, "xen-lost", "no route");
    }

    private Host host(int number, List<Guest> leaving) {
        var host = Sample.host("xen" + number);
        var dom0 = new Dom0Sample();
        for (var guest : number == 0 ? leaving : guests(number)) {
            host.guest(guest);
            dom0.domain(guest);
        }
        leaving.forEach(host::seesDisksOf);
        switch (random.nextInt(40)) {
            case 0 -> host.bridges(Observed.known(Set.of("br0"), "iface-list"));
            case 1 -> host.free(Sample.GIB / 4);
            case 2 -> host.xen(Observed.known(new Version(4, 14, 6), "getVersion"));
            case 3 -> host.pools(Observed.unknown("pool-list failed"));
            default -> {}
        }
        if (number == 0) {
            for (int other = 1; other < HOSTS; other++) {
                host.reach("xen" + other, reach());
            }
        }
        return host.dom0(dom0.told()).build();
    }

    private List<Guest> guests(int host) {
        List<Guest> guests = new ArrayList<>();
        for (int number = 0; number < GUESTS_EACH; number++) {
            var guest = Sample.guest("guest" + host + "-" + number)
                    .memory((1 + random.nextLong(8)) * Sample.GIB)
                    .vcpus(1 + random.nextInt(4));
            if (number % 5 == 0) {
                guest.type(GuestType.HVM).disk(Sample.emptyDrive("hdc"));
            }
            if (number == 7) {
                guest.type(GuestType.HVM).disk(Sample.cdrom("hdc", "/var/lib/guests/debian.iso"));
            }
            guests.add(guest.build());
        }
        return guests;
    }

    private static Reach reach() {
        return new Reach(
                Observed.known(true, "nc"),
                Observed.known(Reach.Login.OPEN, "ssh"),
                Observed.known(1500, "ping"),
                new TreeMap<>(Map.of("/srv/guests", Observed.known(true, "canary"))));
    }
}
