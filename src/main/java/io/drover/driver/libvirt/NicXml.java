package io.drover.driver.libvirt;

import io.drover.model.Nic;
import java.util.Locale;
import java.util.Optional;

/** A network interface in libvirt's description of a guest. */
final class NicXml {
    private NicXml() {}

    /**
     * Reads an interface.
     *
     * @throws IllegalArgumentException if it is plugged into a bridge that is not named
     */
    static Nic read(Xml nic) {
        Optional<String> bridge = nic.first("source").flatMap(source -> source.attribute("bridge"));
        if (bridge.isEmpty() && nic.attribute("type").equals(Optional.of("bridge"))) {
            throw new IllegalArgumentException(
                    "libvirt describes an interface on a bridge and does not name the bridge");
        }
        return new Nic(
                nic.first("mac")
                        .map(mac -> mac.requiredAttribute("address"))
                        .orElse("")
                        .toLowerCase(Locale.ROOT),
                bridge,
                nic.first("script").flatMap(script -> script.attribute("path")));
    }
}
