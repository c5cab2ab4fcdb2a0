package io.drover.driver.dom0;

import io.drover.model.HostIdentity;
import io.drover.model.Observed;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a host calls itself: its name, and the UUID of its firmware, which on FreeBSD {@code hostid} may have replaced. */
final class Identity {
    static final String SYSCTL = "sysctl";

    private static final String HOSTNAME = "/proc/sys/kernel/hostname";
    private static final String PRODUCT_UUID = "/sys/class/dmi/id/product_uuid";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Identity() {}

    static Observed<HostIdentity> read(Sections sections, Files files) {
        return sections.has(SYSCTL)
                ? Sections.attempt(
                        "sysctl kern.hostname kern.hostuuid",
                        () -> identity(sysctl(sections, "kern.hostuuid"), sysctl(sections, "kern.hostname")))
                : Sections.attempt(
                        HOSTNAME + ", " + PRODUCT_UUID,
                        () -> identity(only(files, PRODUCT_UUID), only(files, HOSTNAME)));
    }

    private static HostIdentity identity(String uuid, String name) {
        Matcher id = ID.matcher(uuid);
        if (!id.matches() || name.isEmpty()) {
            throw new IllegalArgumentException("it tells no UUID, or no name");
        }
        return new HostIdentity(UUID.fromString(uuid), Section.words(name));
    }

    private static String only(Files files, String path) {
        List<String> lines = Sections.need(files.lines(path));
        if (lines.size() != 1) {
            throw new IllegalArgumentException(path + " has " + lines.size() + " lines and not one");
        }
        return lines.get(0).strip();
    }

    /** The value of a variable of FreeBSD's kernel that the script asked for. */
    static String sysctl(Sections sections, String name) {
        String start = name + ": ";
        return Sections.need(sections.said(SYSCTL)).rows().stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sysctl does not tell " + name));
    }
}
