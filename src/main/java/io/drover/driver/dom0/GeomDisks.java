package io.drover.driver.dom0;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** FreeBSD's disks as {@code geom disk list} describes them: whole disks only, by the name under {@code /dev}. */
final class GeomDisks implements Devices {
    private static final String COMMAND = "geom disk list";
    private static final Pattern NAME = Pattern.compile("Geom name: (\\S+)");
    private static final Pattern PROPERTY = Pattern.compile("\\s+(Mediasize|ident|lunid): (\\S.*)");
    private static final Pattern LUN = Pattern.compile("[0-9a-f]{16,32}");
    private static final String DEV = "/dev/";

    private final Map<String, Map<String, String>> byName = new HashMap<>();
    private String name = "";

    private GeomDisks() {}

    static Devices read(Sections sections) {
        var disks = new GeomDisks();
        Sections.need(sections.ending(COMMAND, 0)).rows().forEach(disks::take);
        return disks;
    }

    private void take(String line) {
        Matcher geom = NAME.matcher(line);
        Matcher property = PROPERTY.matcher(line);
        if (geom.matches()) {
            name = geom.group(1);
        } else if (property.matches()) {
            byName.computeIfAbsent(name, disk -> new HashMap<>()).putIfAbsent(property.group(1), property.group(2));
        }
    }

    @Override
    public Optional<String> identity(String path, String number) {
        return Devices.zvol(path)
                .or(() -> property(path, "lunid")
                        .filter(lun -> LUN.matcher(lun).matches())
                        .map(lun -> "wwn:0x" + lun))
                .or(() -> property(path, "ident")
                        .filter(ident -> !ident.equals("(null)"))
                        .map(ident -> "serial:" + ident));
    }

    @Override
    public long sizeBytes(String path, String number) {
        return property(path, "Mediasize")
                .map(size -> Integers.between(size.replaceFirst(" .*", ""), 0L, Long.MAX_VALUE))
                .orElse(0L);
    }

    private Optional<String> property(String path, String property) {
        var disk = path.startsWith(DEV) ? path.substring(DEV.length()) : "";
        return Optional.ofNullable(byName.getOrDefault(disk, Map.of()).get(property));
    }
}
