package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.Os;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of a Dom0, by the names under which the checks look for them. What is not set is an empty text. */
final class Settings {
    private static final List<String> LOADER_CONF = List.of("/boot/loader.conf", "/boot/loader.conf.local");
    private static final List<String> XENDOMAINS = List.of("/etc/default/xendomains", "/etc/sysconfig/xendomains");
    private static final String CLOCKSOURCE = "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    private static final String LIMITS = "limits -U root";
    private static final Pattern DOM0_MEM = Pattern.compile("(?:.* )?dom0_mem=(\\S*).*");
    private static final Pattern MAX_WIRED = Pattern.compile("vm\\.max_(?:user_)?wired: (-?\\d{1,18})");
    private static final Pattern LOCKED = Pattern.compile("\\s*memorylocked(?:-\\w+)?\\s+(\\S+)(?:\\s+(\\S+))?\\s*");
    private static final Pattern DEVICE_MODEL = Pattern.compile("/.*/(?:xen-)?qemu-system-(?:i386|x86_64|xen)");

    private final Sections sections;
    private final Files files;
    private final Map<String, Observed<String>> settings = new TreeMap<>();

    private Settings(Sections sections, Files files) {
        this.sections = sections;
        this.files = files;
    }

    static Map<String, Observed<String>> read(Sections sections, Files files) {
        var settings = new Settings(sections, files);
        settings.both();
        Observed<Os> family = Sections.attempt("uname -sr", () -> SystemFacts.family(sections));
        family.asOptional().ifPresent(os -> {
            if (os == Os.LINUX) {
                settings.linux();
            } else {
                settings.freeBsd();
            }
        });
        return settings.settings;
    }

    private void both() {
        put("autoballoon", Files.XL_CONF, conf -> conf.value("autoballoon", "auto"));
        settings.put("dom0_mem", XlInfo.read(sections).map(xen -> {
            Matcher memory = DOM0_MEM.matcher(xen.commandLine());
            return memory.matches() ? memory.group(1) : "";
        }));
        settings.put(
                "device_model",
                sections.read(
                        "names",
                        section -> section.rows().stream()
                                        .anyMatch(name ->
                                                DEVICE_MODEL.matcher(name).matches())
                                ? "present"
                                : "absent"));
    }

    private void linux() {
        settings.put("clocksource", Sections.attempt(CLOCKSOURCE, () -> only(Sections.need(files.lines(CLOCKSOURCE)))));
        put("xendomains_auto", XENDOMAINS, conf -> conf.value("XENDOMAINS_AUTO", "/etc/xen/auto"));
        put("lock_manager_lockspace", Locks.LOCKD_CONF, conf -> conf.value("file_lockspace_dir", ""));
    }

    private void freeBsd() {
        settings.put(
                "vm.max_wired",
                Sections.attempt(
                        "sysctl vm.max_wired vm.max_user_wired",
                        () -> maxWired(Sections.need(sections.said("sysctl")))));
        settings.put("memorylocked", sections.read(LIMITS, Settings::memoryLocked));
        put("if_tap_load", LOADER_CONF, conf -> conf.value("if_tap_load", ""));
        put("cloned_interfaces", Services.RC_CONF, conf -> conf.value("cloned_interfaces", ""));
        put("xencommons_enable", Services.RC_CONF, conf -> conf.value("xencommons_enable", ""));
    }

    private void put(String name, List<String> paths, Function<Assignments, String> value) {
        Observed<List<String>> lines = files.lines(paths);
        settings.put(
                name,
                Sections.attempt(String.join(", ", paths), () -> value.apply(new Assignments(Sections.need(lines)))));
    }

    private static String only(List<String> lines) {
        if (lines.size() != 1) {
            throw new IllegalArgumentException("it has " + lines.size() + " lines and not one");
        }
        return lines.get(0).strip();
    }

    /** FreeBSD 13 renamed it to {@code vm.max_user_wired}; one of the two is unknown to it. */
    private static String maxWired(Section section) {
        for (String line : section.rows()) {
            Matcher value = MAX_WIRED.matcher(line);
            if (value.matches()) {
                return value.group(1);
            }
        }
        throw new IllegalArgumentException("it does not tell it: " + section.failure());
    }

    private static String memoryLocked(Section section) {
        for (String line : section.rows()) {
            Matcher limit = LOCKED.matcher(line);
            if (limit.matches()) {
                boolean none =
                        limit.group(1).equals("infinity") || limit.group(1).equals("unlimited");
                return none
                        ? "unlimited"
                        : (limit.group(1) + " " + (limit.group(2) == null ? "" : limit.group(2))).strip();
            }
        }
        throw new IllegalArgumentException("it does not tell memorylocked");
    }
}
