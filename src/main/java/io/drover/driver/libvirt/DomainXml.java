package io.drover.driver.libvirt;

import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.Setup;
import java.util.Optional;
import java.util.function.Function;

/**
 * What libvirt's description of a guest says. The format is libvirt's <a
 * href="https://libvirt.org/formatdomain.html">domain XML</a>. What libvirt always says and this does not is an error, so that
 * nothing is overlooked.
 *
 * @param name its name
 * @param type how Xen virtualises it
 * @param memoryBytes memory it has now
 * @param maxMemoryBytes memory it may grow to
 * @param vcpus virtual processors that are on
 * @param devices its devices
 * @param setup how it was set up
 */
record DomainXml(
        String name,
        GuestType type,
        long memoryBytes,
        long maxMemoryBytes,
        int vcpus,
        Guest.Devices devices,
        Setup setup) {

    /**
     * Reads a description.
     *
     * @param poolPath where a pool of that name has its volumes, for disks that are named by pool and volume
     * @throws IllegalArgumentException if it is none
     */
    static DomainXml parse(String text, Function<String, Optional<String>> poolPath) {
        Xml domain = Xml.parse(text, "domain");
        long max = domain.bytes("memory")
                .orElseThrow(() -> new IllegalArgumentException("libvirt describes a guest without memory"));
        if (domain.first("devices").isEmpty()) {
            throw new IllegalArgumentException("libvirt describes a guest without devices");
        }
        GuestType type = type(domain);
        return new DomainXml(
                domain.required("name"),
                type,
                domain.bytes("currentMemory").orElse(max),
                max,
                vcpus(domain),
                devices(domain, poolPath),
                SetupXml.read(domain, type));
    }

    private static GuestType type(Xml domain) {
        String type = domain.required("os", "type");
        String machine = domain.first("os", "type")
                .flatMap(xml -> xml.attribute("machine"))
                .orElse("");
        if (type.equals("xenpvh") || machine.equals("xenpvh")) {
            return GuestType.PVH;
        }
        return switch (type) {
            case "hvm" -> GuestType.HVM;
            case "xen", "linux" -> GuestType.PV;
            default -> throw new IllegalArgumentException("libvirt describes a guest of type '" + type + "'");
        };
    }

    private static int vcpus(Xml domain) {
        int vcpus = domain.first("vcpu")
                .map(vcpu -> Integer.parseInt(
                        vcpu.attribute("current").orElseGet(() -> vcpu.text().orElse("1"))))
                .orElse(1);
        if (vcpus < 1) {
            throw new IllegalArgumentException("libvirt describes a guest with " + vcpus + " processors");
        }
        return vcpus;
    }

    private static Guest.Devices devices(Xml domain, Function<String, Optional<String>> poolPath) {
        return new Guest.Devices(
                domain.all("devices", "disk").stream()
                        .map(disk -> DiskXml.read(disk, poolPath))
                        .toList(),
                domain.all("devices", "interface").stream().map(NicXml::read).toList(),
                PassedThroughXml.read(domain));
    }
}
