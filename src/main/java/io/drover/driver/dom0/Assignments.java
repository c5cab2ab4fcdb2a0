package io.drover.driver.dom0;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines {@code NAME=value} of a shell fragment, of rc.conf, loader.conf, xl.conf, libxl.conf or os-release. Of several the last
 * counts. A value that a shell would have to work out is no value.
 */
final class Assignments {
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'#;]*))\\s*(?:[#;].*)?");
    private static final Pattern TARGET = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*\\+?=.*");

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> unclear = new TreeMap<>();

    Assignments(List<String> lines) {
        lines.forEach(this::take);
    }

    private void take(String line) {
        Matcher target = TARGET.matcher(line);
        if (!target.matches()) {
            return;
        }
        Matcher assignment = ASSIGNMENT.matcher(line);
        boolean plain = assignment.matches() && (assignment.group(3) != null || !computed(line));
        if (plain) {
            values.put(target.group(1), firstOf(assignment));
            unclear.remove(target.group(1));
        } else {
            unclear.put(target.group(1), line);
        }
    }

    private static boolean computed(String line) {
        return line.indexOf('$') >= 0 || line.indexOf('`') >= 0 || line.indexOf('\\') >= 0;
    }

    private static String firstOf(Matcher assignment) {
        for (int group = 2; group <= 4; group++) {
            if (assignment.group(group) != null) {
                return assignment.group(group);
            }
        }
        return "";
    }

    /**
     * The value of a name, or another if it has none.
     *
     * @throws IllegalArgumentException if it is set to something that cannot be read as it stands
     */
    String value(String name, String otherwise) {
        if (unclear.containsKey(name)) {
            throw new IllegalArgumentException(name + " is set to something that is worked out");
        }
        return values.getOrDefault(name, otherwise);
    }

    /** Whether rc(8) would take the value for yes. */
    boolean isYes(String name) {
        return Pattern.matches("(?i)yes|true|on|1", value(name, "NO"));
    }
}
