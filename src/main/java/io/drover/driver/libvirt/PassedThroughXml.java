package io.drover.driver.libvirt;

import io.drover.model.PassedThrough;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The physical devices in libvirt's description of a guest. A device of a kind that is not known counts as one: nobody has said
 * that it can move.
 */
final class PassedThroughXml {
    /** The kinds of device in libvirt's domain XML that hold no machine's hardware or that are read elsewhere. */
    private static final Set<String> OTHERS = Set.of(
            "audio",
            "channel",
            "console",
            "controller",
            "disk",
            "emulator",
            "graphics",
            "hostdev",
            "hub",
            "input",
            "interface",
            "iommu",
            "memballoon",
            "memory",
            "panic",
            "parallel",
            "rng",
            "serial",
            "sound",
            "video",
            "watchdog");

    private PassedThroughXml() {}

    /** All that were handed to the guest. */
    static List<PassedThrough> read(Xml domain) {
        Stream<PassedThrough> devices = domain.all("devices", "hostdev").stream()
                .map(device -> new PassedThrough(
                        device.attribute("type").orElse("unknown"),
                        device.first("source").map(PassedThroughXml::address).orElse("")));
        Stream<PassedThrough> nics = domain.all("devices", "interface").stream()
                .filter(nic -> nic.attribute("type").equals(Optional.of("hostdev")))
                .map(nic -> new PassedThrough(
                        "pci",
                        nic.first("source").map(PassedThroughXml::address).orElse("")));
        Stream<PassedThrough> unknown = domain.all("devices").stream()
                .flatMap(all -> all.children().stream())
                .filter(name -> !OTHERS.contains(name))
                .map(name -> new PassedThrough("unknown", name));
        return Stream.of(devices, nics, unknown).flatMap(all -> all).toList();
    }

    private static String address(Xml source) {
        Optional<Xml> address = source.first("address");
        if (address.flatMap(xml -> xml.attribute("slot")).isPresent()) {
            return address.map(PassedThroughXml::pciAddress).orElseThrow();
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
