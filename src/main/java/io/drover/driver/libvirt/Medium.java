package io.drover.driver.libvirt;

import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.Optional;

/** The description of a removable drive with another medium in it, or none: what libvirt takes to change it. */
final class Medium {
    private Medium() {}

    /**
     * The drive as it shall be.
     *
     * @param domain the guest's own description
     * @throws HostException if the guest has no such drive
     */
    static String description(String domain, String drive, Optional<String> medium) throws HostException {
        Xml disk = Xml.parse(domain, "domain").all("devices", "disk").stream()
                .filter(each -> each.first("target")
                        .flatMap(target -> target.attribute("dev"))
                        .equals(Optional.of(drive)))
                .filter(each -> !each.attribute("device").orElse("disk").equals("disk"))
                .findFirst()
                .orElseThrow(() -> new HostException(
                        Recourse.GIVE_UP, "the guest has no removable drive " + drive + "; its definition lists them"));
        String bus = disk.first("target")
                .flatMap(target -> target.attribute("bus"))
                .map(name -> " bus='" + Xml.escaped(name) + "'")
                .orElse("");
        return "<disk type='file' device='"
                + Xml.escaped(disk.attribute("device").orElse("cdrom")) + "'>"
                + medium.map(path -> "<source file='" + Xml.escaped(path) + "'/>")
                        .orElse("") + "<target dev='"
                + Xml.escaped(drive) + "'" + bus + "/><readonly/></disk>";
    }
}
