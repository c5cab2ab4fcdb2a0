package io.drover.driver.dom0;

import io.drover.model.Mount;
import io.drover.model.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mounted file systems with their room ({@code df}) and whether they come back at boot. Pseudo file systems are left out. */
final class Mounts {
    private static final Pattern ROW = Pattern.compile(
            "(\\S|\\S.{0,4000}\\S) +(\\d{1,18}) +(-?\\d{1,18}) +(-?\\d{1,18}) +(?:-?\\d{1,4}%|-) +(/.*)");

    /** The script leaves the same ones out where it asks for their room. */
    private static final Pattern PSEUDO = Pattern.compile(
            "proc|sysfs|devtmpfs|devpts|ramfs|cgroup2?|securityfs|pstore|bpf"
                    + "|autofs|xenfs|debugfs|tracefs|configfs|mqueue|hugetlbfs|fusectl|efivarfs|binfmt_misc|rpc_pipefs|nsfs|selinuxfs"
                    + "|squashfs|overlay|fuse\\..*fs-fuse|fuse\\.portal|fuse\\.lxcfs|devfs|fdescfs|fdesc|procfs|linprocfs|linsysfs");

    private static final Pattern IN_MEMORY = Pattern.compile("/run|/(?:dev|run|sys)/.*");
    private static final Pattern UNIT = Pattern.compile("/etc/systemd/system/[^/]+/([^/]+)\\.(?:auto)?mount");
    private static final Pattern HEX = Pattern.compile("\\\\x([0-9a-f]{2})");

    /** Room, in bytes. */
    private record Room(long capacity, long available) {}

    private Mounts() {}

    static Observed<List<Mount>> read(Sections sections, Files files) {
        var df = sections.has("df -k -P") ? "df -k -P" : "df -P -k";
        return Sections.attempt("mount, df -P -k", () -> {
            var table = Sections.need(MountTable.read(sections, files));
            Section said = Sections.need(sections.said(df));
            Map<String, Room> rooms = rooms(said);
            Set<String> atBoot = atBoot(sections, files);
            var mounts = new ArrayList<Mount>();
            for (MountTable.Entry entry : table.values()) {
                if (!isPseudo(entry)) {
                    mounts.add(mount(entry, rooms, atBoot, said));
                }
            }
            return mounts;
        });
    }

    /** A file system in memory counts where it may lie over something: not where every system has one. */
    private static boolean isPseudo(MountTable.Entry entry) {
        boolean inMemory = entry.type().equals("tmpfs")
                && IN_MEMORY.matcher(entry.target()).matches();
        return inMemory || PSEUDO.matcher(entry.type()).matches();
    }

    private static Mount mount(MountTable.Entry entry, Map<String, Room> rooms, Set<String> atBoot, Section said) {
        Room room = rooms.get(entry.target());
        if (room == null) {
            throw new IllegalArgumentException(
                    "df does not tell the room of " + entry.target() + ": " + said.failure());
        }
        boolean back = entry.automounted()
                || atBoot.contains(entry.target())
                || entry.target().equals("/")
                || entry.type().equals("zfs");
        return new Mount(
                entry.source(),
                entry.target(),
                entry.type(),
                entry.isReadOnly(),
                room.capacity(),
                room.available(),
                back);
    }

    private static Map<String, Room> rooms(Section said) {
        var rooms = new HashMap<String, Room>();
        for (String line : said.rows()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String available = row.group(4);
                rooms.put(
                        row.group(5),
                        new Room(
                                Integers.bytesOfKib(row.group(2)),
                                available.startsWith("-") ? 0 : Integers.bytesOfKib(available)));
            }
        }
        return rooms;
    }

    /** Places that fstab or a wanted unit of systemd mounts. ZFS mounts its own file systems, and the kernel the first one. */
    private static Set<String> atBoot(Sections sections, Files files) {
        var places = new HashSet<String>();
        for (String line : Sections.need(files.lines("/etc/fstab"))) {
            List<String> fields = MountTable.fields(line);
            boolean comment = fields.get(0).startsWith("#");
            if (!comment
                    && fields.size() >= 4
                    && !List.of(fields.get(3).split(",")).contains("noauto")) {
                places.add(fields.get(1));
            }
        }
        for (String name : Sections.need(sections.said("names")).rows()) {
            Matcher unit = UNIT.matcher(name);
            if (unit.matches()) {
                places.add(place(unit.group(1)));
            }
        }
        return places;
    }

    /** The place that a unit's name stands for (systemd-escape(1)): dashes part directories, the rest is in hexadecimal. */
    private static String place(String unit) {
        return "/"
                + HEX.matcher(unit.replace('-', '/'))
                        .replaceAll(code ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
    }
}
