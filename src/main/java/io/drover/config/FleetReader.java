package io.drover.config;

import io.drover.model.Cpu;
import io.drover.model.Disk;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostIdentity;
import io.drover.model.HostName;
import io.drover.model.LinkSpeed;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Rules;
import io.drover.model.StoragePool;
import io.drover.model.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Builds a fleet from the fields of its file: pools, then guests, then the hosts that have both. */
final class FleetReader {
    private static final Setting<HostName> NAME = Setting.of("name", Kind.HOST, "The host's name.");
    private static final Setting<Long> MEMORY = Setting.of("memory", Kind.BYTES, 32L << 30, "Memory of the machine.");
    private static final Setting<Long> DOM0 = Setting.of("dom0-memory", Kind.BYTES, 2L << 30, "Memory of its Dom0.");
    private static final Setting<Version> XEN =
            Setting.of("xen", Kind.VERSION, new Version(4, 17, 5), "Xen's version.");
    private static final Setting<Integer> CPUS = Setting.of("cpus", Kind.from(1, 4_096), 16, "Logical processors.");
    private static final Setting<String> MODEL =
            Setting.of("cpu-model", Kind.TEXT, "Skylake-Server", "The processor's model.");
    private static final Setting<Long> LINK = Setting.of(
            "link",
            Kind.LINK,
            LinkSpeed.of("10 Gb/s").bytesPerSecond(),
            "The migration link; the default is what 10 Gb/s carry.");
    private static final Setting<Boolean> SHADOW =
            Setting.of("shadow-paging", Kind.YES_NO, false, "Whether Xen was built with shadow paging.");
    private static final Setting<Boolean> MOVES =
            Setting.of("moves", Kind.YES_NO, true, "Whether Drover can move its guests; false where it can only look.");
    private static final Setting<String> BRIDGES = Setting.of("bridges", Kind.TEXT, "xenbr0", "The Dom0's bridges.");
    private static final Setting<UUID> ID =
            Setting.of("uuid", Kind.UUID_TEXT, "Its machine's UUID; default: from its name.");
    private static final Setting<String> HOSTNAME =
            Setting.of("hostname", Kind.TEXT, "What it calls itself; default: its name.");
    private static final Setting<String> POOLS = Setting.of("pools", Kind.TEXT, "Names of the pools it reaches.");
    static final List<Setting<?>> ALL = List.of(
            NAME,
            MEMORY,
            DOM0,
            XEN,
            CPUS,
            MODEL,
            LINK,
            SHADOW,
            MOVES,
            LibvirtEntry.PEER_TO_PEER,
            BRIDGES,
            ID,
            HOSTNAME,
            POOLS);

    private static final String DRIVER = "simulated";

    private final YamlMap fields;
    private final String how;
    private final Map<String, StoragePool> pools = new LinkedHashMap<>();
    private final Map<HostName, List<Guest>> guests = new TreeMap<>();
    private final Map<HostName, ReachFields> reach = new TreeMap<>();

    FleetReader(YamlMap fields, String how) {
        this.fields = fields;
        this.how = how;
    }

    Fleet read(Instant observedAt) {
        for (YamlMap entry : fields.maps("pools")) {
            PoolFields.read(entry).ifPresent(pool -> pools.put(pool.name(), pool));
        }
        List<YamlMap> hostEntries = fields.maps("hosts");
        Set<HostName> names = new LinkedHashSet<>();
        hostEntries.forEach(entry -> entry.require(NAME).ifPresent(name -> {
            if (!names.add(name)) {
                entry.complain(NAME.name(), "is '" + name + "' again; each host must have a name of its own");
            }
        }));
        GuestFields guestFields = new GuestFields(how, names);
        for (YamlMap entry : fields.maps("guests")) {
            guestFields
                    .read(entry)
                    .ifPresent(placed -> guests.computeIfAbsent(placed.host(), unseen -> new ArrayList<>())
                            .add(placed.guest()));
        }
        List<Host> hosts = new ArrayList<>();
        hostEntries.forEach(entry -> host(entry).ifPresent(hosts::add));
        hosts.replaceAll(host -> Objects.requireNonNull(reach.get(host.name())).with(host, reach));
        if (hostEntries.isEmpty()) {
            fields.complain("hosts", "lists no host; it must be a list of hosts, each with a name");
        }
        Rules rules = new Rules(
                PlacementSection.read(fields.map("placement"), new TreeSet<>(names))
                        .rules(),
                DowntimeSection.read(fields.map("downtime")).limits(),
                OverheadsSection.read(fields.map("overheads")).assumed());
        fields.rejectOthers();
        return new Fleet(observedAt, Fleet.byName(hosts), new TreeMap<>(), Set.of(), rules);
    }

    private Optional<Host> host(YamlMap entry) {
        Dom0Fields dom0 = new Dom0Fields(entry, how);
        ReachFields others = new ReachFields(entry, dom0, how);
        List<StoragePool> reached = reached(entry);
        Optional<HostName> name = entry.get(NAME);
        List<Guest> here =
                name.map(known -> guests.getOrDefault(known, List.of())).orElse(List.of());
        Host.Memory memory = memory(entry, here);
        var identity = new HostIdentity(
                entry.get(ID)
                        .orElseGet(() -> GuestFields.derived(
                                "host " + name.map(HostName::value).orElse(""))),
                entry.get(HOSTNAME).orElseGet(() -> name.map(HostName::value).orElse("")));
        var plain = name.map(known -> new Host(
                known,
                platform(entry, dom0),
                cpu(entry),
                memory,
                seen(bridges(entry)),
                seen(reached),
                paths(reached, here),
                seen(entry.orStandard(LINK)),
                seen(identity),
                Observed.unknown(how),
                new TreeMap<>(),
                here));
        if (plain.isPresent()) {
            entry.rejectOthers();
            reach.put(plain.get().name(), others);
        }
        return plain.map(host -> host.withDom0(dom0.told(host, entry.orStandard(DOM0))));
    }

    private Host.Platform platform(YamlMap entry, Dom0Fields dom0) {
        boolean shadow = entry.orStandard(SHADOW) || dom0.hasShadowPaging();
        return new Host.Platform(
                seen(entry.orStandard(XEN)),
                DRIVER,
                seen(new Version(1, 0, 0)),
                entry.orStandard(MOVES) ? Set.of(DRIVER) : Set.of(),
                seen(shadow),
                entry.orStandard(LibvirtEntry.PEER_TO_PEER));
    }

    private Cpu cpu(YamlMap entry) {
        return new Cpu("x86_64", seen(entry.orStandard(MODEL)), seen(Set.of()), entry.orStandard(CPUS), 2_400);
    }

    private static Set<String> bridges(YamlMap entry) {
        return Set.copyOf(
                entry.list(BRIDGES).orElseGet(() -> BRIDGES.standard().stream().toList()));
    }

    private List<StoragePool> reached(YamlMap entry) {
        List<String> names = entry.list(POOLS).orElse(List.copyOf(pools.keySet()));
        List<StoragePool> reached = new ArrayList<>();
        for (String name : names) {
            StoragePool pool = pools.get(name);
            if (pool == null) {
                entry.complain(
                        POOLS.name(),
                        "names '" + name + "'; it must name pools of this file: " + Problems.list(pools.keySet()));
            } else {
                reached.add(pool);
            }
        }
        return reached;
    }

    private static Host.Memory memory(YamlMap entry, List<Guest> here) {
        long total = entry.orStandard(MEMORY);
        long taken = here.stream()
                .filter(Guest::isActive)
                .mapToLong(Guest::memoryBytes)
                .sum();
        long free = total - entry.orStandard(DOM0) - taken;
        if (free < 0) {
            entry.complain(
                    MEMORY.name(),
                    "is " + Quantity.inBytes(total) + "; with its Dom0 and guests it must be "
                            + Quantity.inBytes(total - free) + " or more");
        }
        return new Host.Memory(total, Math.max(0, free));
    }

    /** What the guests of a host use is there; on which others it is follows from their pools, and is found out when somebody asks. */
    private Map<String, Observed<PathSight>> paths(List<StoragePool> reached, List<Guest> here) {
        Map<String, Observed<PathSight>> paths = new TreeMap<>();
        for (String path : sources(here)) {
            Optional<StoragePool> pool =
                    reached.stream().filter(each -> each.holds(path)).findFirst();
            paths.put(path, seen(new PathSight(true, pool.map(StoragePool::name).orElse(""))));
        }
        return paths;
    }

    private static Set<String> sources(List<Guest> guests) {
        Set<String> paths = new LinkedHashSet<>();
        guests.forEach(guest -> {
            guest.devices().disks().stream()
                    .map(Disk::source)
                    .flatMap(Optional::stream)
                    .forEach(paths::add);
            paths.addAll(guest.setup().bootFiles().values());
        });
        return paths;
    }

    private <T> Observed<T> seen(T value) {
        return Observed.known(value, how);
    }
}
