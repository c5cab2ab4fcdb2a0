package io.drover.seeds;

import io.drover.model.Dom0Sample;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestSample;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Sample;
import java.util.ArrayList;
import java.util.List;

/** Two to six hosts on one share, with guests on them that differ in all that matters to a migration. */
final class Topology {
    private static final String HOW = "seed";

    private final Chance chance;

    Topology(Chance chance) {
        this.chance = chance;
    }

    Fleet fleet() {
        List<HostSample> hosts = new ArrayList<>();
        int number = chance.between(2, 6);
        for (int host = 1; host <= number; host++) {
            hosts.add(Sample.host("xen" + host)
                    .free(chance.between(2, 12) * Sample.GIB)
                    .link(Observed.known(chance.between(60, 1200) * 1_000_000L, HOW)));
        }
        int guests = chance.between(1, 8);
        for (int guest = 1; guest <= guests; guest++) {
            Guest made = guest("web" + guest);
            chance.of(hosts).guest(made);
            hosts.forEach(host -> see(host, made));
        }
        boolean logins = chance.oneIn(2);
        hosts.stream().filter(host -> logins && !chance.oneIn(8)).forEach(Topology::logIn);
        Chance ways = chance.split();
        if (ways.oneIn(3)) {
            hosts.stream().filter(host -> ways.oneIn(2)).forEach(HostSample::withoutPeers);
        }
        return Sample.fleet(hosts.stream().map(HostSample::build).toArray(Host[]::new));
    }

    /** Where there is a login, Xen's own word is known, and Drover mends what it may. */
    private static void logIn(HostSample host) {
        host.dom0(new Dom0Sample().told());
    }

    /** Nearly every host sees every disk. */
    private void see(HostSample host, Guest guest) {
        if (chance.oneIn(30)) {
            guest.devices().disks().forEach(disk -> disk.source().ifPresent(path -> host.path(path, false)));
        } else {
            host.seesDisksOf(guest);
        }
    }

    private Guest guest(String name) {
        long memory = chance.between(1, 12) * 256L * Sample.MIB;
        GuestSample guest = Sample.guest(name)
                .memory(memory)
                .type(chance.oneIn(4) ? GuestType.HVM : GuestType.PVH)
                .load(Observed.known(new Load(chance.below(80) * Sample.MIB, memory / chance.between(2, 20)), HOW));
        if (chance.oneIn(2)) {
            guest.autostart();
        } else if (chance.oneIn(6)) {
            guest.fleeting();
        }
        if (chance.oneIn(20)) {
            guest.disk(Sample.cdrom("hdc", "/var/lib/guests/" + name + ".iso"));
        }
        return guest.build();
    }

    static List<HostName> hosts(Fleet fleet) {
        return List.copyOf(fleet.hosts().keySet());
    }

    static List<Guest> guests(Fleet fleet) {
        return fleet.hosts().values().stream()
                .flatMap(host -> host.guests().stream())
                .toList();
    }
}
