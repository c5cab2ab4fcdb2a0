package io.drover;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rooms of Drover and the arrows between them: for each package under {@code io.drover}, which others it may know.
 * What is not listed is forbidden; a package that is not listed must not exist.
 */
final class Rooms {
    static final String ROOT = "io.drover";

    private static final Set<String> DRIVER_ARROWS = Set.of("model", "port");

    static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("model", Set.of()),
            Map.entry("precopy", Set.of("model")),
            Map.entry("check", Set.of("model")),
            Map.entry("window", Set.of("model")),
            Map.entry("plan", Set.of("model", "precopy", "check")),
            Map.entry("port", Set.of("model")),
            Map.entry("engine", Set.of("model", "plan", "check", "precopy", "port")),
            Map.entry("driver", DRIVER_ARROWS),
            Map.entry("driver.sim", Set.of("model", "port", "precopy")),
            Map.entry("driver.libvirt", DRIVER_ARROWS),
            Map.entry("driver.dom0", DRIVER_ARROWS),
            Map.entry("driver.xl", Set.of("model", "port", "driver.dom0")),
            Map.entry("json", Set.of("model")),
            Map.entry("store", Set.of("model", "port", "json")),
            Map.entry("api", Set.of("model", "engine", "json")),
            Map.entry("metrics", Set.of("model", "port")),
            Map.entry("config", Set.of("model")),
            Map.entry("cli", Set.of("model", "json"))));

    /** The room that sees all others. */
    static final String WIRING = "app";

    /** Drover's own classes, without tests; the build's folder may have any name. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    private Rooms() {}

    /** The innermost room a class lives in, if it is a class of Drover that lives in one. */
    static Optional<String> of(JavaClass type) {
        var name = type.getPackageName() + ".";
        return Stream.concat(ARROWS.keySet().stream(), Stream.of(WIRING))
                .filter(room -> name.startsWith(ROOT + "." + room + "."))
                .max(Comparator.comparingInt(String::length));
    }

    static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + ".");
    }

    /** Whether a class may refer to another: foreign classes, its own room, and the rooms its arrows lead to. */
    static boolean mayKnow(JavaClass from, JavaClass to) {
        var source = of(from);
        var target = of(to);
        if (!isOurs(to) || source.isEmpty() || target.isEmpty()) {
            return !isOurs(to);
        }
        var room = source.get();
        return room.equals(WIRING)
                || room.equals(target.get())
                || ARROWS.getOrDefault(room, Set.of()).contains(target.get());
    }
}
