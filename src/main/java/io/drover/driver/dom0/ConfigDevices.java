package io.drover.driver.dom0;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.model.Disk;
import io.drover.model.Guest;
import io.drover.model.Nic;
import io.drover.model.PassedThrough;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The devices of a guest in libxl's JSON: {@code device_disk}, {@code device_nic}, {@code device_pci} and the like. */
final class ConfigDevices {
    /** What libxl plugs a guest's interface into when nothing is said (libxl_nic.c). */
    private static final String USUAL_BRIDGE = "xenbr0";

    private static final String HOST_USB = "host:";

    private ConfigDevices() {}

    static Guest.Devices of(JsonNode config) {
        return new Guest.Devices(
                Json.elements(config.path("disks")).stream()
                        .map(ConfigDevices::disk)
                        .toList(),
                Json.elements(config.path("nics")).stream()
                        .map(ConfigDevices::nic)
                        .toList(),
                passedThrough(config));
    }

    private static Disk disk(JsonNode disk) {
        var target = Json.text(disk, "vdev").orElseThrow(() -> new IllegalArgumentException("a disk has no vdev"));
        var format = Json.text(disk, "format").orElse("raw");
        var path = Json.text(disk, "pdev_path").filter(source -> !format.equals("empty"));
        boolean cdrom = Json.number(disk, "is_cdrom", Integer.MAX_VALUE, 0) != 0;
        boolean writable = Json.number(disk, "readwrite", Integer.MAX_VALUE, 0) != 0;
        return new Disk(
                target,
                kind(target, cdrom),
                path,
                transport(path.orElse("/")),
                format,
                !writable,
                Json.text(disk, "backend").filter(backend -> !backend.equals("unknown")));
    }

    private static Disk.Kind kind(String target, boolean cdrom) {
        if (cdrom) {
            return Disk.Kind.CDROM;
        }
        return target.startsWith("fd") ? Disk.Kind.FLOPPY : Disk.Kind.DISK;
    }

    /** What is no path is a name that QEMU or a block script understands, such as {@code rbd:pool/image}. */
    private static Disk.Transport transport(String path) {
        if (!path.startsWith("/")) {
            return Disk.Transport.NETWORK;
        }
        return path.startsWith("/dev/") ? Disk.Transport.BLOCK : Disk.Transport.FILE;
    }

    private static Nic nic(JsonNode nic) {
        var script = Json.text(nic, "script");
        var bridge = Json.text(nic, "bridge");
        return new Nic(
                Json.text(nic, "mac").orElse("").toLowerCase(Locale.ROOT),
                bridge.isPresent() || script.isPresent() ? bridge : Optional.of(USUAL_BRIDGE),
                script);
    }

    private static List<PassedThrough> passedThrough(JsonNode config) {
        var devices = new ArrayList<PassedThrough>();
        for (JsonNode pci : Json.elements(config.path("pcidevs"))) {
            devices.add(new PassedThrough("pci", pciAddress(pci)));
        }
        for (JsonNode usb : Json.elements(config.path("usbdevs"))) {
            JsonNode host = usb.path("type.hostdev");
            devices.add(new PassedThrough(
                    "usb", Json.number(host, "hostbus", 255, 0) + ":" + Json.number(host, "hostaddr", 255, 0)));
        }
        for (JsonNode controller : Json.elements(config.path("vscsictrls"))) {
            for (JsonNode scsi : Json.elements(controller.path("vscsidevs"))) {
                devices.add(new PassedThrough(
                        "scsi", Json.text(scsi.path("pdev"), "p_devname").orElse("?")));
            }
        }
        for (JsonNode tree : Json.elements(config.path("dtdevs"))) {
            devices.add(new PassedThrough("dt", Json.text(tree, "path").orElse("?")));
        }
        emulatedUsb(config.path("b_info").path("type.hvm")).forEach(devices::add);
        return devices;
    }

    private static String pciAddress(JsonNode pci) {
        return "%04x:%02x:%02x.%x"
                .formatted(
                        Json.number(pci, "domain", 0xffff_ffffL, 0),
                        Json.number(pci, "bus", 0xff, 0),
                        Json.number(pci, "dev", 0xff, 0),
                        Json.number(pci, "func", 0xff, 0));
    }

    /** USB devices of the host that the device model hands on: {@code usbdevice="host:1.2"}. */
    private static Stream<PassedThrough> emulatedUsb(JsonNode hvm) {
        var listed = Json.elements(hvm.path("usbdevice_list")).stream().map(JsonNode::asText);
        return Stream.concat(Json.text(hvm, "usbdevice").stream(), listed)
                .filter(device -> device.startsWith(HOST_USB))
                .map(device -> new PassedThrough("usb", device.substring(HOST_USB.length())));
    }
}
