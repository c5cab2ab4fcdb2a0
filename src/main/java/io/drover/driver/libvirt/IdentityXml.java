package io.drover.driver.libvirt;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The machine's UUID in libvirt's description of its firmware, which is <a
 * href="https://libvirt.org/formatdomain.html#smbios-system-information">SMBIOS system information</a> in XML.
 */
final class IdentityXml {
    private static final Pattern FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What firmware says that was given none: libvirt does not take such a UUID for one either. */
    private static final Pattern ONE_DIGIT = Pattern.compile("(?i)([0-9a-f])\\1*(-\\1+)+");

    private IdentityXml() {}

    /**
     * Reads a description.
     *
     * @return the UUID, unless the firmware has none of its own
     * @throws IllegalArgumentException if it is no description
     */
    static Optional<UUID> parse(String text) {
        return Xml.parse(text, "sysinfo").all("system", "entry").stream()
                .filter(entry -> entry.attribute("name").equals(Optional.of("uuid")))
                .findFirst()
                .flatMap(entry -> entry.text())
                .filter(uuid -> FORM.matcher(uuid).matches())
                .filter(uuid -> !ONE_DIGIT.matcher(uuid).matches())
                .map(UUID::fromString);
    }
}
