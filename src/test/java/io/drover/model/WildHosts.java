package io.drover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Hosts for properties, whose Dom0s tell anything that the types allow, near to and far from what is sensible. */
public final class WildHosts {
    private static final String NASTY = "it's $(x) `y`\n";
    private final SplittableRandom random;
    private final Arbitrary any;

    /** Hosts from one seed. */
    public WildHosts(long seed) {
        random = new SplittableRandom(seed);
        any = new Arbitrary(seed);
    }

    /** A fleet of two to four hosts that all answered. */
    public Fleet fleet() {
        List<Host> hosts = new ArrayList<>();
        for (int number = 1; number <= 2 + random.nextInt(3); number++) {
            hosts.add(host("xen" + number));
        }
        return new Fleet(Sample.NOW, Fleet.byName(hosts), new TreeMap<>(), Set.of());
    }

    private Host host(String name) {
        var host = Sample.host(name).toolstack(pick("libvirt", "xl", ""), any.observed(any::version));
        host.identity(new ArbitraryDom0(any).identity());
        for (var other : List.of("xen1", "xen2", "xen3")) {
            host.reach(other, reach());
        }
        for (int number = 0; number < random.nextInt(4); number++) {
            host.guest(guest());
        }
        return host.dom0(random.nextInt(6) == 0 ? Observed.unknown("no login") : Observed.known(dom0(), "ssh"))
                .build();
    }

    private Guest guest() {
        var guest = Sample.guest(pick("web1", "db1", NASTY))
                .id(Sample.id(pick("web1", "db1", "x")))
                .type(pick(GuestType.values()))
                .state(pick(GuestState.values()))
                .disk(Sample.disk("xvdb", pick("/srv/guests/" + NASTY, "/", "//", "x", "/a/".repeat(3000))))
                .nic(new Nic("", Optional.of(pick("xenbr0", NASTY)), Optional.empty()));
        return (random.nextBoolean() ? guest.autostart() : guest).build();
    }

    private Reach reach() {
        return new Reach(
                any.observed(any::yesOrNo),
                any.observed(() -> any.oneOf(Reach.Login.class)),
                any.observed(any::number),
                new TreeMap<>(Map.of(NASTY, any.observed(any::yesOrNo))));
    }

    private Dom0 dom0() {
        if (random.nextInt(3) == 0) {
            return new ArbitraryDom0(any).dom0();
        }
        var web1 = guest();
        var sample = new Dom0Sample()
                .domain(web1, pick("-b----", "--p---", "---s--", "", "rbpscd"))
                .domain(new XenDomain(
                        9,
                        any.optional(() -> Sample.id("web1")),
                        pick("web1--incoming", "--incoming", NASTY + "--migratedaway"),
                        new XenState(pick("--p---", "r-----")),
                        1,
                        1,
                        any.duration(),
                        Observed.unknown("none"),
                        any.observed(() -> List.of(new VirtualDisk(NASTY, NASTY, any.number())))))
                .services(any.observed(() -> List.of(
                        new Service("xenstored", any.yesOrNo(), any.yesOrNo()),
                        new Service("xenconsoled", any.yesOrNo(), any.yesOrNo()),
                        new Service("libvirtd", any.yesOrNo(), any.yesOrNo()))))
                .system(any.observed(() -> new OperatingSystem(any.oneOf(Os.class), pick("Debian 12", NASTY), "b")))
                .mounts(any.observed(() -> List.of(
                        new Mount(
                                NASTY,
                                "/srv/guests",
                                pick("nfs", "ext4"),
                                any.yesOrNo(),
                                any.bytes(),
                                any.bytes(),
                                any.yesOrNo()),
                        new Mount(
                                NASTY,
                                pick("/", "", NASTY),
                                "nfs",
                                any.yesOrNo(),
                                any.bytes(),
                                any.bytes(),
                                any.yesOrNo()))))
                .links(any.observed(() -> List.of(new NetworkLink(
                        pick("xenbr0", NASTY),
                        any.yesOrNo(),
                        any.number(),
                        any.yesOrNo(),
                        any.number(),
                        pick("", NASTY)))))
                .clock(any.observed(() -> new HostClock(any.duration(), any.duration(), any.yesOrNo())))
                .bootGuests(any.observed(() -> List.of(new BootGuest(
                        pick("web1", NASTY), any.optional(() -> Sample.id("web1")), "/etc/xen/auto/" + NASTY))))
                .locks(any.observed(() -> new DiskLocks(pick("none", "lockd", NASTY), Set.of())))
                .pendingShutdown(any.observed(() -> pick("", NASTY)))
                .capabilities(pick("hvm", "x"), pick("hap", "shadow", "x1"), pick("hvm_directio", "x2"));
        for (var name : List.of("vm.max_wired", "memorylocked", "if_tap_load", "xencommons_enable", "autoballoon")) {
            sample.setting(name, any.observed(() -> pick("-1", "unlimited", "YES", "on", NASTY)));
        }
        return sample.told().asOptional().orElseThrow();
    }

    @SafeVarargs
    private final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
