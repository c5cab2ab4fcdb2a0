package io.drover.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Fleets for properties, repeatable from their seed. */
public final class RandomFleets {
    private static final List<String> PATHS =
            List.of("/srv/guests/a.img", "/var/lib/guests/a.img", "/srv/guests/../x", "rbd/vol", "", "/dev/sdb");
    private final SplittableRandom random;

    /** Fleets from one seed. */
    public RandomFleets(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A healthy fleet whose guests can move as far as memory allows: {@code xen1} to {@code xenN}. */
    public Fleet plausible() {
        int hosts = 2 + random.nextInt(5);
        List<Host> built = new ArrayList<>();
        List<Guest> guests = new ArrayList<>();
        for (int number = 0; number < 1 + random.nextInt(12); number++) {
            guests.add(plausibleGuest("guest" + number));
        }
        for (int number = 1; number <= hosts; number++) {
            var host = Sample.host("xen" + number)
                    .free(random.nextLong(24) * Sample.GIB)
                    .link(link());
            guests.forEach(host::seesDisksOf);
            if (number == 1) {
                guests.forEach(host::guest);
            } else if (random.nextInt(3) == 0) {
                host.guest(Sample.guest("resident" + number).build());
            }
            built.add(host.build());
        }
        var fleet = Sample.fleet(built.toArray(Host[]::new));
        var cordoned = random.nextInt(4) == 0 ? Set.of(new HostName("xen2")) : Set.<HostName>of();
        return (random.nextInt(4) == 0 ? Sample.withUnreachable(fleet, "xen9", "no route") : fleet)
                .withCordons(cordoned);
    }

    private Guest plausibleGuest(String name) {
        long memory = (1 + random.nextLong(16)) * 512 * Sample.MIB;
        var guest = Sample.guest(name).memory(memory).vcpus(1 + random.nextInt(4));
        long working = random.nextLong(memory);
        var load = Observed.known(new Load(random.nextLong(200 * Sample.MIB), working), "history");
        return guest.load(random.nextInt(5) == 0 ? Observed.unknown("never moved") : load)
                .state(random.nextInt(8) == 0 ? pick(GuestState.values()) : GuestState.RUNNING)
                .build();
    }

    private Observed<Long> link() {
        return random.nextInt(6) == 0
                ? Observed.unknown("not configured")
                : Observed.known((1 + random.nextLong(10)) * 100_000_000, "configuration");
    }

    /** Anything that the model can hold, sensible or not. */
    public Fleet wild() {
        List<Host> hosts = new ArrayList<>();
        for (int number = 1; number <= 1 + random.nextInt(4); number++) {
            hosts.add(wildHost("xen" + number));
        }
        var unreachable = new TreeMap<HostName, String>();
        if (random.nextBoolean()) {
            unreachable.put(new HostName("xen9"), "");
        }
        var cordoned = random.nextBoolean() ? Set.of(new HostName("xen1")) : Set.<HostName>of();
        return new Fleet(Sample.NOW, Fleet.byName(hosts), unreachable, cordoned);
    }

    private Host wildHost(String name) {
        var host = Sample.host(name)
                .free(random.nextLong(-Sample.GIB, 64 * Sample.GIB))
                .xen(maybe(new Version(random.nextInt(3, 6), random.nextInt(20), 0)))
                .shadowPaging(maybe(random.nextBoolean()))
                .cpu(pick("x86_64", "aarch64"), maybe(pick("A", "B")), maybe(Set.of(pick("f", "g"))))
                .threads(random.nextInt(64))
                .bridges(maybe(Set.of(pick("xenbr0", "br'1"))))
                .pools(maybe(List.of(Sample.SHARE, Sample.LOCAL, pool())))
                .link(maybe(random.nextLong(-5, 1L << 40)));
        for (var path : PATHS) {
            host.path(path, maybe(new PathSight(random.nextBoolean(), "")));
        }
        for (int number = 0; number < random.nextInt(5); number++) {
            host.guest(wildGuest());
        }
        if (random.nextBoolean()) {
            host.dom0(wildDom0());
        }
        return host.build();
    }

    private Observed<Dom0> wildDom0() {
        var dom0 = new Dom0Sample();
        for (int number = 0; number < random.nextInt(4); number++) {
            dom0.domain(wildGuest(), pick("-b----", "--p---", "---ss-", "---sc-", "-----d", ""));
        }
        for (var path : PATHS) {
            var file = new FileIdentity(
                    pick(FileIdentity.Kind.values()),
                    random.nextInt(2),
                    random.nextInt(2),
                    pick("nas:/", "/dev/sda", ""),
                    pick("nfs4", "ext4", "strange", ""),
                    random.nextBoolean() ? Optional.of(pick("wwn-1", "zvol:a/b")) : Optional.empty());
            dom0.path(path, maybe(new PathSight(random.nextBoolean(), "", Optional.of(file))));
        }
        dom0.locks(maybe(new DiskLocks(pick("none", "lockd", "sanlock"), Set.of())));
        dom0.setting("autoballoon", maybe(pick("on", "off", "auto", "?")));
        dom0.links(maybe(List.of(new NetworkLink(
                "xenbr0", random.nextBoolean(), 1500, true, random.nextInt(2), "/etc/network/interfaces"))));
        return random.nextInt(4) == 0 ? new Arbitrary(random.nextLong()).observedDom0() : dom0.told();
    }

    private Setup wildSetup() {
        var setup = new SetupSample()
                .migratable(maybe(random.nextBoolean()))
                .vnuma(maybe(random.nextBoolean()))
                .nestedHvm(maybe(random.nextBoolean()))
                .pinnedTo(maybe(Set.of(random.nextInt(64))))
                .cpuPool(maybe(pick("Pool-0", "fast", "")));
        if (random.nextBoolean()) {
            setup.bootFile(pick("kernel", "device model"), PATHS.get(0))
                    .display("vnc", pick("0.0.0.0", ""), random.nextInt(2));
        }
        return setup.build();
    }

    private StoragePool pool() {
        var identity = random.nextBoolean() ? Optional.of("iscsi://x") : Optional.<String>empty();
        return new StoragePool("p", "iscsi", pick("/dev", "/", ""), identity, random.nextBoolean(), 0, 0);
    }

    private Guest wildGuest() {
        var source = random.nextBoolean() ? Optional.of(pick(PATHS.toArray(String[]::new))) : Optional.<String>empty();
        var disk = new Disk(
                "xvd'b",
                pick(Disk.Kind.values()),
                source,
                pick(Disk.Transport.values()),
                "raw",
                false,
                Optional.empty());
        return Sample.guest(pick("a", "b", "a--incoming", "b--migratedaway", "it's $(x)\n"))
                .id(Sample.id(pick("a", "b", "c")))
                .type(pick(GuestType.values()))
                .memory(random.nextLong(Sample.GIB * 64), random.nextLong(Sample.GIB * 64))
                .vcpus(random.nextInt(256))
                .state(pick(GuestState.values()))
                .disk(disk)
                .nic(new Nic("", Optional.of(pick("xenbr0", "br'1")), Optional.empty()))
                .setup(wildSetup())
                .job(maybe(random.nextBoolean()))
                .load(maybe(new Load(random.nextLong(Sample.GIB), random.nextLong(Sample.GIB))))
                .build();
    }

    private <T> Observed<T> maybe(T value) {
        return random.nextInt(4) == 0 ? Observed.unknown("not told") : Observed.known(value, "seen");
    }

    @SafeVarargs
    private final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
