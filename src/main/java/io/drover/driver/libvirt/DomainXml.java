package io.drover.driver.libvirt;

import io.drover.model.Disk;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.Nic;
import io.drover.model.PassedThrough;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What libvirt's description of a guest says. The format is libvirt's <a
 * href="https://libvirt.org/formatdomain.html">domain XML</a>.
 *
 * @param name its name
 * @param type how Xen virtualises it
 * @param memoryBytes memory it has now
 * @param maxMemoryBytes memory it may grow to
 * @param vcpus virtual processors that are on
 * @param devices its devices
 */
record DomainXml(String name, GuestType type, long memoryBytes, long maxMemoryBytes, int vcpus, Guest.Devices devices) {

    /**
     * Reads a description.
     *
     * @param poolPath where a pool of that name has its volumes, for disks that are named by pool and volume
     * @throws IllegalArgumentException if it is none
     */
    static DomainXml parse(String text, Function<String, Optional<String>> poolPath) {
        Xml domain = Xml.parse(text, "domain");
        long max = domain.bytes("memory").orElse(0L);
        return new DomainXml(
                domain.text("name").orElse(""),
                type(domain),
                domain.bytes("currentMemory").orElse(max),
                max,
                vcpus(domain),
                new Guest.Devices(
                        domain.all("devices", "disk").stream()
                                .map(disk -> disk(disk, poolPath))
                                .toList(),
                        nics(domain),
                        passedThrough(domain)));
    }

    private static GuestType type(Xml domain) {
        String type = domain.text("os", "type").orElse("");
        String machine = domain.first("os", "type")
                .flatMap(xml -> xml.attribute("machine"))
                .orElse("");
        if (type.equals("xenpvh") || machine.equals("xenpvh")) {
            return GuestType.PVH;
        }
        return type.equals("hvm") ? GuestType.HVM : GuestType.PV;
    }

    private static int vcpus(Xml domain) {
        return domain.first("vcpu")
                .map(vcpu -> Integer.parseInt(
                        vcpu.attribute("current").orElseGet(() -> vcpu.text().orElse("1"))))
                .orElse(1);
    }

    private static Disk disk(Xml disk, Function<String, Optional<String>> poolPath) {
        String type = disk.attribute("type").orElse("file");
        return new Disk(
                disk.first("target").flatMap(target -> target.attribute("dev")).orElse(""),
                kind(disk.attribute("device").orElse("disk")),
                disk.first("source").flatMap(source -> source(type, source, poolPath)),
                transport(type),
                disk.first("driver").flatMap(driver -> driver.attribute("type")).orElse("raw"),
                disk.first("readonly").isPresent() || disk.attribute("device").equals(Optional.of("cdrom")),
                disk.first("driver").flatMap(driver -> driver.attribute("name")));
    }

    private static Disk.Kind kind(String device) {
        return switch (device) {
            case "cdrom" -> Disk.Kind.CDROM;
            case "floppy" -> Disk.Kind.FLOPPY;
            default -> Disk.Kind.DISK;
        };
    }

    private static Disk.Transport transport(String type) {
        return switch (type) {
            case "block" -> Disk.Transport.BLOCK;
            case "network" -> Disk.Transport.NETWORK;
            default -> Disk.Transport.FILE;
        };
    }

    private static Optional<String> source(String type, Xml source, Function<String, Optional<String>> poolPath) {
        return switch (type) {
            case "block" -> source.attribute("dev");
            case "dir" -> source.attribute("dir");
            case "network" -> networkName(source);
            case "volume" ->
                source.attribute("pool")
                        .map(pool -> poolPath.apply(pool).orElse(pool)
                                + "/"
                                + source.attribute("volume").orElse(""));
            default -> source.attribute("file");
        };
    }

    /** Such as {@code rbd:pool/image}; the protocol is part of the name, so that names of two kinds never meet. */
    private static Optional<String> networkName(Xml source) {
        return source.attribute("name")
                .map(name -> source.attribute("protocol").map(p -> p + ":").orElse("") + name);
    }

    private static List<Nic> nics(Xml domain) {
        return domain.all("devices", "interface").stream()
                .map(nic -> new Nic(
                        nic.first("mac")
                                .flatMap(mac -> mac.attribute("address"))
                                .orElse("")
                                .toLowerCase(Locale.ROOT),
                        nic.first("source").flatMap(source -> source.attribute("bridge")),
                        nic.first("script").flatMap(script -> script.attribute("path"))))
                .toList();
    }

    private static List<PassedThrough> passedThrough(Xml domain) {
        Stream<PassedThrough> devices = domain.all("devices", "hostdev").stream()
                .map(device -> new PassedThrough(
                        device.attribute("type").orElse("unknown"),
                        device.first("source").map(DomainXml::address).orElse("")));
        Stream<PassedThrough> nics = domain.all("devices", "interface").stream()
                .filter(nic -> nic.attribute("type").equals(Optional.of("hostdev")))
                .map(nic -> new PassedThrough(
                        "pci", nic.first("source").map(DomainXml::address).orElse("")));
        return Stream.concat(devices, nics).toList();
    }

    private static String address(Xml source) {
        Optional<Xml> address = source.first("address");
        if (address.flatMap(xml -> xml.attribute("slot")).isPresent()) {
            return address.map(DomainXml::pciAddress).orElseThrow();
        }
        Optional<String> usb = source.first("vendor").flatMap(vendor -> vendor.attribute("id"));
        if (usb.isPresent()) {
            return usb.get() + ":"
                    + source.first("product")
                            .flatMap(xml -> xml.attribute("id"))
                            .orElse("?");
        }
        String adapter = source.first("adapter")
                .flatMap(xml -> xml.attribute("name"))
                .map(name -> name + ":")
                .orElse("");
        return adapter
                + address.map(xml -> Stream.of("bus", "target", "unit", "device")
                                .flatMap(name -> xml.attribute(name).stream())
                                .reduce((a, b) -> a + ":" + b)
                                .orElse("?"))
                        .orElse("?");
    }

    private static String pciAddress(Xml address) {
        return "%04x:%02x:%02x.%x"
                .formatted(
                        number(address, "domain"),
                        number(address, "bus"),
                        number(address, "slot"),
                        number(address, "function"));
    }

    private static int number(Xml xml, String attribute) {
        return Integer.decode(xml.attribute(attribute).orElse("0"));
    }
}
