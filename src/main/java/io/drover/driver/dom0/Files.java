package io.drover.driver.dom0;

import io.drover.model.Observed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small files that the script read with one {@code grep}: each line is a path, a colon, and a line of that file. */
final class Files {
    private static final String COMMAND = "files";
    private static final Pattern COMM = Pattern.compile("/proc/(\\d{1,10})/comm");
    private static final Pattern COMPLAINT = Pattern.compile("grep: ([^:]*): (.*)");
    private static final Pattern PROCESS = Pattern.compile("\\s*(\\d{1,10})\\s+(\\S.*)");

    private static final int LONGEST_LINE = 8192;

    /** Where a kind of file may be; the first is Linux's place. */
    static final List<String> XL_CONF = List.of("/etc/xen/xl.conf", "/usr/local/etc/xen/xl.conf");

    private final Sections sections;
    private final Map<String, List<String>> lines = new TreeMap<>();
    private final Map<String, String> complaints = new HashMap<>();

    Files(Sections sections) {
        this.sections = sections;
        sections.said(COMMAND).asOptional().ifPresent(section -> section.lines().forEach(this::take));
    }

    private void take(String line) {
        if (line.length() > LONGEST_LINE) {
            complaints.put(
                    line.startsWith("/") ? line.substring(0, Math.max(0, line.indexOf(':'))) : "",
                    "a line is too long");
            return;
        }
        Matcher complaint = COMPLAINT.matcher(line);
        int colon = line.indexOf(':');
        if (complaint.matches()) {
            complaints.put(complaint.group(1), complaint.group(2));
        } else if (line.startsWith("/") && colon > 0) {
            lines.computeIfAbsent(line.substring(0, colon), path -> new ArrayList<>())
                    .add(line.substring(colon + 1));
        } else {
            complaints.put("", line);
        }
    }

    /** A file's lines without the empty ones; a file that is not there has none. */
    Observed<List<String>> lines(String path) {
        if (!(sections.said(COMMAND) instanceof Observed.Known<Section> known)) {
            return Observed.unknown(sections.said(COMMAND).basis());
        }
        var complaint = complaints.getOrDefault(path, complaints.getOrDefault("", ""));
        if (known.value().exitCode() > 2 || (!complaint.isEmpty() && !complaint.equals("No such file or directory"))) {
            return Observed.unknown(path + " could not be read: " + Section.words(complaint));
        }
        return Observed.known(lines.getOrDefault(path, List.of()), path);
    }

    /** The lines of several files, one after the other. */
    Observed<List<String>> lines(List<String> paths) {
        var all = new ArrayList<String>();
        for (String path : paths) {
            if (!(lines(path) instanceof Observed.Known<List<String>> known)) {
                return lines(path);
            }
            all.addAll(known.value());
        }
        return Observed.known(List.copyOf(all), String.join(", ", paths));
    }

    /** Names of the processes that run, by their numbers. */
    Observed<Map<Integer, String>> processes() {
        if (sections.has("ps -axo pid=,comm=")) {
            return sections.read("ps -axo pid=,comm=", Files::processes);
        }
        var running = new TreeMap<Integer, String>();
        lines.forEach((path, content) -> {
            Matcher comm = COMM.matcher(path);
            if (comm.matches() && Integers.isInt(comm.group(1))) {
                running.put(Integer.valueOf(comm.group(1)), content.get(0));
            }
        });
        return running.isEmpty()
                ? Observed.unknown("the host's answer does not hold its processes")
                : Observed.known(running, "ps -A");
    }

    private static Map<Integer, String> processes(Section section) {
        var running = new TreeMap<Integer, String>();
        for (String line : section.lines()) {
            Matcher process = PROCESS.matcher(line);
            if (!process.matches()) {
                throw new IllegalArgumentException("'" + line + "' is no process");
            }
            running.put(Integers.between(process.group(1), 0, Integer.MAX_VALUE), process.group(2));
        }
        return running;
    }
}
