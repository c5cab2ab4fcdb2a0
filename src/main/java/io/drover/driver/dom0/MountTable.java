package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.Os;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is mounted where, pseudo file systems included: {@code /proc/mounts}, or {@code mount -p} on FreeBSD. */
final class MountTable {
    private static final String LINUX = "/proc/mounts";
    private static final String FREEBSD = "mount -p";
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

    private MountTable() {}

    /**
     * A line of the table.
     *
     * @param automounted whether something mounts it there when it is used
     */
    record Entry(String source, String target, String type, Set<String> options, boolean automounted) {
        boolean isReadOnly() {
            return options.contains("ro");
        }
    }

    /** The mounts by their places; of several at one place, the last hides the others. */
    static Observed<Map<String, Entry>> read(Sections sections, Files files) {
        return Sections.attempt("mount", () -> {
            boolean linux = SystemFacts.family(sections) == Os.LINUX;
            Collection<String> lines = linux
                    ? Sections.need(files.lines(LINUX))
                    : Sections.need(sections.ending(FREEBSD, 0)).rows();
            var entries = new LinkedHashMap<String, Entry>();
            for (String line : lines) {
                Entry entry = entry(line);
                var before = entries.remove(entry.target());
                boolean automounted =
                        before != null && (before.automounted() || before.type().equals("autofs"));
                entries.put(
                        entry.target(),
                        new Entry(entry.source(), entry.target(), entry.type(), entry.options(), automounted));
            }
            if (!entries.containsKey("/")) {
                throw new IllegalArgumentException("it does not tell what is mounted at /");
            }
            return entries;
        });
    }

    private static Entry entry(String line) {
        List<String> fields = fields(line);
        if (fields.size() != 6 || !fields.get(1).startsWith("/")) {
            throw new IllegalArgumentException("a line of it is no mount");
        }
        return new Entry(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                Set.copyOf(List.of(fields.get(3).split(","))),
                false);
    }

    /** The fields of a line of fstab(5), in which spaces and the like are written in octal. */
    static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        for (String field : line.strip().split("\\s+", -1)) {
            Matcher octal = OCTAL.matcher(field);
            fields.add(octal.replaceAll(
                    code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 8)))));
        }
        return fields;
    }
}
