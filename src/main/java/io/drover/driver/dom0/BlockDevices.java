package io.drover.driver.dom0;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Linux's block devices as {@code /sys/block} describes them. A SCSI disk's {@code wwid} is its page 0x83 (naa., eui., t10.), that
 * of an NVMe name space its EUI or NGUID; a multipath map has the same in its UUID, after a digit that says NAA.
 */
final class BlockDevices implements Devices {
    private static final String COMMAND = "block devices";
    private static final String BY_PATH = "ls -l /dev/disk/by-path";
    private static final long SECTOR = 512;

    private static final Pattern LINE = Pattern.compile(
            "/sys/block/([^:]+?)/((?:device/|dm/)?(?:dev|size|wwid|serial|name|uuid" + "|partition)):(.*)");
    private static final Pattern NAA = Pattern.compile("naa\\.([0-9a-f]{16,32})");
    private static final Pattern MULTIPATH = Pattern.compile("(?:part(\\d+)-)?mpath-3([0-9a-f]{16,32})");
    private static final Pattern ISCSI = Pattern.compile(".* \\S+-iscsi-(\\S+)-lun-(\\S+) -> \\.\\./\\.\\./(\\S+)");

    /** By the name of the device, and for a partition the disk's before it. */
    private final Map<String, Map<String, String>> byName = new TreeMap<>();

    /** Names by number; the empty text where two have the same. */
    private final Map<String, String> byNumber = new HashMap<>();

    private final Map<String, String> iscsi = new HashMap<>();

    private BlockDevices() {}

    static Devices read(Sections sections) {
        var devices = new BlockDevices();
        Sections.need(sections.said(COMMAND)).rows().forEach(devices::take);
        Sections.need(sections.ending(BY_PATH, 0)).rows().forEach(devices::link);
        return devices;
    }

    private void take(String line) {
        Matcher entry = LINE.matcher(line);
        if (entry.matches()) {
            byName.computeIfAbsent(entry.group(1), name -> new HashMap<>())
                    .put(entry.group(2), entry.group(3).strip());
            if (entry.group(2).equals("dev")) {
                byNumber.merge(entry.group(3).strip(), entry.group(1), (one, other) -> "");
            }
        }
    }

    private void link(String line) {
        Matcher link = ISCSI.matcher(line);
        if (link.matches()) {
            iscsi.put(link.group(3), "iscsi:" + link.group(1) + "/" + link.group(2));
        }
    }

    @Override
    public Optional<String> identity(String path, String number) {
        Optional<String> zvol = Devices.zvol(path);
        return zvol.isPresent() ? zvol : named(number).flatMap(this::identity);
    }

    @Override
    public long sizeBytes(String path, String number) {
        return named(number)
                .flatMap(name -> property(name, "size"))
                .map(sectors -> Math.multiplyExact(Integers.between(sectors, 0L, Long.MAX_VALUE / SECTOR), SECTOR))
                .orElse(0L);
    }

    private Optional<String> named(String number) {
        return Optional.ofNullable(byNumber.get(number)).filter(name -> !name.isEmpty());
    }

    private Optional<String> identity(String name) {
        Optional<String> partition = property(name, "partition");
        int slash = name.indexOf('/');
        if (slash >= 0) {
            return partition.flatMap(part -> identity(name.substring(0, slash)).map(disk -> disk + "-part" + part));
        }
        Optional<String> mapped = property(name, "dm/uuid");
        if (mapped.isPresent()) {
            return mapped(mapped.get(), property(name, "dm/name").orElse(""));
        }
        return property(name, "wwid")
                .or(() -> property(name, "device/wwid"))
                .flatMap(BlockDevices::worldWide)
                .or(() -> Optional.ofNullable(iscsi.get(name)))
                .or(() -> property(name, "serial")
                        .or(() -> property(name, "device/serial"))
                        .map(serial -> "serial:" + serial));
    }

    /** QEMU numbers its emulated disks alike on every host, so such a name says nothing. */
    private static Optional<String> worldWide(String wwid) {
        Matcher naa = NAA.matcher(wwid);
        if (naa.matches()) {
            return Optional.of("wwn:0x" + naa.group(1));
        }
        return wwid.contains("QEMU") ? Optional.empty() : Optional.of("wwid:" + wwid.replaceAll("\\s+", " "));
    }

    private static Optional<String> mapped(String uuid, String name) {
        Matcher multipath = MULTIPATH.matcher(uuid);
        if (multipath.matches()) {
            var part = multipath.group(1) == null ? "" : "-part" + multipath.group(1);
            return Optional.of("wwn:0x" + multipath.group(2) + part);
        }
        return uuid.startsWith("LVM-") ? Optional.of("lvm:" + volume(name)) : Optional.empty();
    }

    /** LVM parts group and volume by a dash, and doubles the dashes within them. */
    private static String volume(String name) {
        return name.replace("--", "\0").replaceFirst("-", "/").replace('\0', '-');
    }

    private Optional<String> property(String name, String property) {
        return Optional.ofNullable(byName.getOrDefault(name, Map.of()).get(property))
                .filter(value -> !value.isEmpty());
    }
}
