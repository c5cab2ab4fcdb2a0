package io.drover.config;

import io.drover.model.Condition;
import io.drover.model.Definition;
import io.drover.model.Disk;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Nic;
import io.drover.model.Observed;
import io.drover.model.PassedThrough;
import io.drover.model.Setup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The guests of a simulated fleet. What a guest does not say of itself follows from its name, always in the same way. */
final class GuestFields {
    private static final Setting<String> NAME = Setting.of("name", Kind.TEXT, "The guest's name.");
    private static final Setting<HostName> HOST = Setting.of("host", Kind.HOST, "Where it is.");
    private static final Setting<UUID> ID = Setting.of("uuid", Kind.UUID_TEXT, "Its identity; default: from its name.");
    private static final Setting<Long> MEMORY = Setting.of("memory", Kind.BYTES, "Its memory.");
    private static final Setting<Integer> VCPUS = Setting.of("vcpus", Kind.from(1, 512), 2, "Its processors.");
    private static final Setting<GuestType> TYPE =
            Setting.of("type", Kind.oneOf(GuestType.class), GuestType.PVH, "How Xen virtualises it.");
    private static final Setting<GuestState> STATE =
            Setting.of("state", Kind.oneOf(GuestState.class), GuestState.RUNNING, "What it is doing.");
    private static final Setting<Long> DIRTY =
            Setting.of("dirty-rate", Kind.BYTE_RATE, 2L << 20, "Memory it writes in a second.");
    private static final Setting<Long> WORKING_SET =
            Setting.of("working-set", Kind.BYTES, "The memory that it writes to; default: a sixteenth of its memory.");
    private static final Setting<Path> DISKS =
            Setting.of("disks", Kind.ABSOLUTE_PATH, "Its disks; default: /srv/vm/NAME.img.");
    private static final Setting<Path> ISO = Setting.of("iso", Kind.ABSOLUTE_PATH, "The image in its CD-ROM drive.");
    private static final Setting<String> BRIDGES = Setting.of("bridges", Kind.TEXT, "xenbr0", "A NIC for each.");
    private static final Setting<String> DEVICES =
            Setting.of("passthrough", Kind.TEXT, "Addresses of PCI devices handed to it.");
    private static final Setting<Boolean> PERSISTENT =
            Setting.of("persistent", Kind.YES_NO, true, "Whether its host knows it when it is off.");
    private static final Setting<Boolean> AUTOSTART =
            Setting.of("autostart", Kind.YES_NO, false, "Whether its host starts it at boot.");
    static final List<Setting<?>> ALL = List.of(
            NAME,
            HOST,
            ID,
            MEMORY,
            VCPUS,
            TYPE,
            STATE,
            DIRTY,
            WORKING_SET,
            DISKS,
            ISO,
            BRIDGES,
            DEVICES,
            PERSISTENT,
            AUTOSTART);

    private final String how;
    private final Set<HostName> hosts;
    private final Set<GuestId> known = new HashSet<>();

    GuestFields(String how, Set<HostName> hosts) {
        this.how = how;
        this.hosts = hosts;
    }

    /** A guest and where it is. */
    record Placed(HostName host, Guest guest) {}

    Optional<Placed> read(YamlMap fields) {
        Optional<String> name = fields.require(NAME);
        Optional<HostName> host = fields.require(HOST);
        Optional<Long> memory = fields.require(MEMORY);
        GuestId id = new GuestId(fields.get(ID).orElse(derived("guest " + name.orElse(""))));
        Guest.Devices devices = devices(fields, name.orElse(""));
        GuestState state = fields.orStandard(STATE);
        var condition = new Condition(state, STATE.kind().print().apply(state));
        var definition = new Definition(fields.orStandard(PERSISTENT), fields.orStandard(AUTOSTART));
        long size = memory.orElse(0L);
        var load = new Load(
                fields.orStandard(DIRTY), Math.min(size, fields.get(WORKING_SET).orElse(size / 16)));
        GuestType type = fields.orStandard(TYPE);
        int vcpus = fields.orStandard(VCPUS);
        Setup setup = SetupFields.read(fields, how);
        fields.rejectOthers();
        host.filter(wanted -> !hosts.contains(wanted))
                .ifPresent(wanted ->
                        fields.complain(HOST.name(), "is '" + wanted + "'; it must be one of " + Problems.list(hosts)));
        if (name.isPresent() && !known.add(id)) {
            fields.complain(
                    NAME.name(), "is '" + name.get() + "', whose UUID " + id + " another guest has; give it another");
        }
        return name.flatMap(called -> host.flatMap(where -> memory.map(bytes -> new Placed(
                where,
                new Guest(
                        id,
                        called,
                        type,
                        bytes,
                        bytes,
                        vcpus,
                        condition,
                        definition,
                        devices,
                        seen(false),
                        seen(load),
                        setup)))));
    }

    private static Guest.Devices devices(YamlMap fields, String name) {
        List<Disk> disks = new ArrayList<>();
        for (Path path : fields.list(DISKS).orElse(List.of(Path.of("/srv/vm", name.replace('/', '_') + ".img")))) {
            String target = "xvd" + (char) ('a' + disks.size() % 26);
            disks.add(disk(target, Disk.Kind.DISK, path, false));
        }
        fields.get(ISO).ifPresent(path -> disks.add(disk("hdc", Disk.Kind.CDROM, path, true)));
        List<Nic> nics = new ArrayList<>();
        for (String bridge :
                fields.list(BRIDGES).orElseGet(() -> BRIDGES.standard().stream().toList())) {
            nics.add(new Nic(mac(name, nics.size()), Optional.of(bridge), Optional.empty()));
        }
        List<PassedThrough> passed = fields.list(DEVICES).orElse(List.of()).stream()
                .map(address -> new PassedThrough("pci", address))
                .toList();
        return new Guest.Devices(disks, nics, passed);
    }

    private static Disk disk(String target, Disk.Kind kind, Path path, boolean readOnly) {
        return new Disk(
                target, kind, Optional.of(path.toString()), Disk.Transport.FILE, "raw", readOnly, Optional.empty());
    }

    /** The UUID of whatever has that name; always the same. */
    static UUID derived(String name) {
        return UUID.nameUUIDFromBytes(("drover " + name).getBytes(StandardCharsets.UTF_8));
    }

    /** An address of those that Xen's project was given: 00:16:3e. */
    private static String mac(String name, int number) {
        long bits = derived("nic " + number + " of " + name).getLeastSignificantBits();
        return "00:16:3e:%02x:%02x:%02x".formatted(bits & 0x7f, bits >> 8 & 0xff, bits >> 16 & 0xff);
    }

    private <T> Observed<T> seen(T value) {
        return Observed.known(value, how);
    }
}
