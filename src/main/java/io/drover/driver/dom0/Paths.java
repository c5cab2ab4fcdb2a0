package io.drover.driver.dom0;

import io.drover.model.FileIdentity;
import io.drover.model.Observed;
import io.drover.model.Os;
import io.drover.model.PathSight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was found at the paths that were asked for. One {@code stat} looks at all of them: its lines come in the order of the
 * paths, so they count only if there are as many as paths that were there, and a path is absent only if {@code stat} said of as
 * many as were not there that they do not exist.
 */
final class Paths {
    private static final String STAT = "stat";
    private static final String DF = "df of paths";
    private static final Pattern FOUND =
            Pattern.compile("= ([0-9a-f]{1,8}):([0-9a-f]{1,8}) (\\d{1,20}) (\\d{1,18}) (.*)\\|([A-Za-z ]{1,40})");
    private static final Pattern MISSING = Pattern.compile("stat: .*: (?:No such file or directory|Not a directory)");
    private static final Pattern ROW = Pattern.compile(".* \\d+ +-?\\d+ +-?\\d+ +(?:-?\\d+%|-) +(/.*)");

    private final Os family;
    private final Observed<Map<String, MountTable.Entry>> mounts;
    private final Observed<Devices> devices;
    private final List<String> present = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();

    private Paths(Sections sections, Files files) {
        family = SystemFacts.family(sections);
        mounts = MountTable.read(sections, files);
        devices = Sections.attempt(
                "block devices", () -> family == Os.LINUX ? BlockDevices.read(sections) : GeomDisks.read(sections));
        for (String line : Sections.need(sections.said("paths")).rows()) {
            int space = line.indexOf(' ');
            var path = Probe.path(space < 0 ? "" : line.substring(0, space));
            (line.substring(space + 1).equals("present") ? present : absent).add(path);
        }
    }

    static Map<String, Observed<PathSight>> read(Sections sections, Files files) {
        Observed<Map<String, Observed<PathSight>>> seen =
                Sections.attempt(STAT, () -> new Paths(sections, files).seen(sections));
        var paths = new TreeMap<String, Observed<PathSight>>();
        sections.said("asked").asOptional().ifPresent(asked -> {
            for (String line : asked.lines()) {
                int space = line.indexOf(' ');
                var label = space < 0 ? line : line.substring(0, space);
                Sections.attempt("asked", () -> Probe.path(label))
                        .asOptional()
                        .ifPresent(path -> paths.put(
                                path,
                                space < 0
                                        ? sight(path, seen)
                                        : Observed.unknown(Section.words(line.substring(space + 1)))));
            }
        });
        return paths;
    }

    private static Observed<PathSight> sight(String path, Observed<Map<String, Observed<PathSight>>> seen) {
        return seen instanceof Observed.Known<Map<String, Observed<PathSight>>> known
                ? known.value().getOrDefault(path, Observed.unknown("it was not looked up"))
                : Observed.unknown(seen.basis());
    }

    private Map<String, Observed<PathSight>> seen(Sections sections) {
        Section stat = Sections.need(sections.said(STAT));
        var found = stat.rows().stream().filter(line -> line.startsWith("= ")).toList();
        long missing = stat.rows().stream()
                .filter(line -> MISSING.matcher(line).matches())
                .count();
        List<String> places = family == Os.FREEBSD ? places(sections.said(DF)) : List.of();
        var failed = Observed.<PathSight>unknown("it could not be looked up: " + stat.failure());
        var sights = new TreeMap<String, Observed<PathSight>>();
        for (String path : absent) {
            var none = new PathSight(false, "", Optional.empty());
            sights.put(path, missing == absent.size() ? Observed.known(none, "stat -L " + path) : failed);
        }
        for (int i = 0; i < present.size(); i++) {
            String path = present.get(i);
            int order = i;
            sights.put(
                    path,
                    found.size() == present.size()
                            ? Sections.attempt("stat -L " + path, () -> sight(path, found.get(order), order, places))
                            : failed);
        }
        return sights;
    }

    private PathSight sight(String path, String line, int order, List<String> places) {
        Matcher found = FOUND.matcher(line);
        if (!found.matches()) {
            throw new IllegalArgumentException("'" + line + "' is not what was asked for");
        }
        FileIdentity.Kind kind = kind(found.group(6));
        long inode = Integers.between(found.group(3), 0L, Long.MAX_VALUE);
        if (kind == FileIdentity.Kind.DEVICE) {
            Devices attached = Sections.need(devices);
            var number =
                    Integer.parseUnsignedInt(found.group(1), 16) + ":" + Integer.parseUnsignedInt(found.group(2), 16);
            return sight(new FileIdentity(
                    kind, inode, attached.sizeBytes(path, number), path, "devtmpfs", attached.identity(path, number)));
        }
        var place = family == Os.LINUX ? found.group(5) : places.get(order);
        MountTable.Entry mount = Sections.need(mounts).get(place);
        if (mount == null) {
            throw new IllegalArgumentException("nothing is known to be mounted at '" + place + "', where it lies");
        }
        long size = Integers.between(found.group(4), 0L, Long.MAX_VALUE);
        return sight(new FileIdentity(kind, inode, size, mount.source(), mount.type(), Optional.empty()));
    }

    private static PathSight sight(FileIdentity file) {
        return new PathSight(true, "", Optional.of(file));
    }

    /** Linux gives disks block devices, FreeBSD character devices. */
    private FileIdentity.Kind kind(String word) {
        return switch (word) {
            case "regular file", "regular empty file", "Regular File" -> FileIdentity.Kind.FILE;
            case "directory", "Directory" -> FileIdentity.Kind.DIRECTORY;
            case "block special file", "Block Device" -> FileIdentity.Kind.DEVICE;
            case "Character Device" -> family == Os.FREEBSD ? FileIdentity.Kind.DEVICE : FileIdentity.Kind.OTHER;
            default -> FileIdentity.Kind.OTHER;
        };
    }

    /** FreeBSD's stat does not tell where a path's file system is mounted; its df does, in the order of the paths. */
    private List<String> places(Observed<Section> df) {
        var places = Sections.need(df).rows().stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
        if (places.size() != present.size()) {
            throw new IllegalArgumentException("df does not tell where each path lies");
        }
        return places;
    }
}
