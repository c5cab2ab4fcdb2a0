package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.OperatingSystem;
import io.drover.model.Os;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Dom0 runs: {@code uname}, os-release, and what differs after every boot. */
final class SystemFacts {
    private static final String UNAME = "uname -sr";
    private static final Pattern KERNEL = Pattern.compile("(Linux|FreeBSD) (\\S{1,100})");
    private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern BOOT_TIME =
            Pattern.compile("kern\\.boottime: \\{ sec = (\\d{1,12}), usec = (\\d{1,6}) \\}.*");

    private SystemFacts() {}

    static Observed<OperatingSystem> read(Sections sections, Files files) {
        return sections.read(UNAME, section -> {
            Matcher kernel = kernel(section);
            return kernel.group(1).equals("Linux")
                    ? new OperatingSystem(Os.LINUX, release(files) + kernel.group(2), bootId(files))
                    : new OperatingSystem(Os.FREEBSD, kernel.group(), bootTime(sections));
        });
    }

    /** The family alone, which other readers need. */
    static Os family(Sections sections) {
        return Sections.need(
                sections.read(UNAME, section -> kernel(section).group(1).equals("Linux") ? Os.LINUX : Os.FREEBSD));
    }

    private static Matcher kernel(Section section) {
        Matcher kernel = KERNEL.matcher(section.line());
        if (!kernel.matches()) {
            throw new IllegalArgumentException("it is neither Linux nor FreeBSD: " + section.line());
        }
        return kernel;
    }

    private static String release(Files files) {
        var name = new Assignments(Sections.need(files.lines("/etc/os-release"))).value("PRETTY_NAME", "");
        return name.isEmpty() ? "Linux " : Section.words(name) + ", ";
    }

    private static String bootId(Files files) {
        List<String> lines = Sections.need(files.lines(BOOT_ID));
        if (lines.size() != 1 || !UUID.matcher(lines.get(0)).matches()) {
            throw new IllegalArgumentException(BOOT_ID + " does not hold one UUID");
        }
        return lines.get(0);
    }

    private static String bootTime(Sections sections) {
        for (String line : Sections.need(sections.said("sysctl")).rows()) {
            Matcher time = BOOT_TIME.matcher(line);
            if (time.matches()) {
                return time.group(1) + "." + time.group(2);
            }
        }
        throw new IllegalArgumentException("sysctl does not tell kern.boottime");
    }
}
