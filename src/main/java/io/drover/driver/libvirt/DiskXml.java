package io.drover.driver.libvirt;

import io.drover.model.Disk;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A drive in libvirt's description of a guest. One that cannot be read is refused, since a disk that was overlooked, or taken for
 * an empty drive, would seem to need no storage where its guest goes.
 */
final class DiskXml {
    /** What a source may say while nothing is in the drive. */
    private static final Set<String> SAID_OF_NOTHING = Set.of("startupPolicy", "index");

    /** What may be said of a drive with nothing in it. */
    private static final Set<String> PARTS_OF_EMPTY = Set.of(
            "driver",
            "source",
            "target",
            "readonly",
            "shareable",
            "alias",
            "address",
            "boot",
            "serial",
            "iotune",
            "geometry",
            "blockio",
            "wwn",
            "vendor",
            "product",
            "transient",
            "backingStore",
            "backenddomain");

    private final Xml disk;
    private final String type;
    private final Function<String, Optional<String>> poolPath;

    private DiskXml(Xml disk, Function<String, Optional<String>> poolPath) {
        this.disk = disk;
        this.type = disk.attribute("type").orElse("file");
        this.poolPath = poolPath;
    }

    /**
     * Reads a drive.
     *
     * @param poolPath where a pool of that name has its volumes
     * @throws IllegalArgumentException if it is not clear what it is
     */
    static Disk read(Xml disk, Function<String, Optional<String>> poolPath) {
        return new DiskXml(disk, poolPath).read();
    }

    private Disk read() {
        Disk.Kind kind = kind(disk.attribute("device").orElse("disk"));
        Optional<String> source = disk.first("source").flatMap(this::source);
        if (kind == Disk.Kind.DISK && source.isEmpty()) {
            throw new IllegalArgumentException("libvirt describes a disk without a source");
        }
        if (source.isEmpty() && (disk.hasTextOfItsOwn() || !PARTS_OF_EMPTY.containsAll(disk.children()))) {
            throw new IllegalArgumentException("libvirt describes a drive that may not be empty: " + disk.children());
        }
        return new Disk(
                disk.first("target")
                        .map(target -> target.requiredAttribute("dev"))
                        .orElseThrow(() -> new IllegalArgumentException("libvirt describes a drive without a target")),
                kind,
                source,
                transport(),
                disk.first("driver").flatMap(driver -> driver.attribute("type")).orElse("raw"),
                disk.first("readonly").isPresent() || kind == Disk.Kind.CDROM,
                disk.first("driver").flatMap(driver -> driver.attribute("name")).map(DiskXml::backend));
    }

    /** In libxl's word, as libvirt's Xen driver translates its own (libxlMakeDisk in libxl_conf.c of libvirt). */
    private static String backend(String driver) {
        return switch (driver) {
            case "qemu" -> "qdisk";
            case "tap2" -> "tap";
            default -> driver;
        };
    }

    private static Disk.Kind kind(String device) {
        return switch (device) {
            case "disk", "lun" -> Disk.Kind.DISK;
            case "cdrom" -> Disk.Kind.CDROM;
            case "floppy" -> Disk.Kind.FLOPPY;
            default -> throw new IllegalArgumentException("libvirt describes a drive that is a '" + device + "'");
        };
    }

    private Disk.Transport transport() {
        return switch (type) {
            case "block" -> Disk.Transport.BLOCK;
            case "network" -> Disk.Transport.NETWORK;
            case "file", "dir", "volume" -> Disk.Transport.FILE;
            default -> throw new IllegalArgumentException("libvirt describes a drive of type '" + type + "'");
        };
    }

    /** What is in the drive; nothing only where libvirt names nothing at all. */
    private Optional<String> source(Xml source) {
        Optional<String> named = switch (type) {
            case "block" -> source.attribute("dev");
            case "dir" -> source.attribute("dir");
            case "network" -> networkName(source);
            case "volume" ->
                source.attribute("pool")
                        .map(pool -> poolPath.apply(pool).orElse(pool) + "/" + source.requiredAttribute("volume"));
            default -> source.attribute("file");
        };
        if (named.isEmpty() && !SAID_OF_NOTHING.containsAll(source.attributes())) {
            throw new IllegalArgumentException(
                    "libvirt describes a drive of type '" + type + "' with a source that has no name");
        }
        return named;
    }

    /** Such as {@code rbd:pool/image}; the protocol is part of the name, so that names of two kinds never meet. */
    private static Optional<String> networkName(Xml source) {
        return source.attribute("name")
                .map(name -> source.attribute("protocol").map(p -> p + ":").orElse("") + name);
    }
}
