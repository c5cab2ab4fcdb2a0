package io.drover.driver.dom0;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Units of systemd as {@code systemctl show} tells them: blocks of {@code PROPERTY=value}. A unit starts at boot when it is
 * enabled, or when a target wants it (so it is with units generated from init scripts), or when a socket that starts at boot
 * triggers it.
 */
final class Units {
    static final String COMMAND = "systemctl show";

    private static final Set<String> ENABLED = Set.of("enabled", "alias");
    private static final List<String> WANTED = List.of("WantedBy", "RequiredBy");

    private final Map<String, Map<String, String>> byName = new HashMap<>();

    private Units() {}

    /**
     * Reads the blocks; where an empty line parted two of them, a property comes for the second time.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    static Units of(Section section) {
        var blocks = new ArrayList<Map<String, String>>();
        Map<String, String> block = new HashMap<>();
        blocks.add(block);
        for (String line : section.rows()) {
            int equals = line.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("'" + line + "' is no property of a unit");
            }
            var property = line.substring(0, equals);
            if (block.containsKey(property)) {
                block = new HashMap<>();
                blocks.add(block);
            }
            block.put(property, line.substring(equals + 1));
        }
        var units = new Units();
        blocks.forEach(units::add);
        return units;
    }

    private void add(Map<String, String> block) {
        var id = block.get("Id");
        if (id == null || !block.containsKey("UnitFileState") || byName.put(id, block) != null) {
            throw new IllegalArgumentException("it holds a unit without a name or state, or twice");
        }
    }

    /** Whether any of them starts at boot. */
    boolean atBoot(String... names) {
        return List.of(names).stream()
                .anyMatch(name ->
                        starts(name) || listed(name, List.of("TriggeredBy")).anyMatch(this::starts));
    }

    private boolean starts(String name) {
        return is(name, "LoadState", "loaded")
                && (ENABLED.contains(property(name, "UnitFileState").orElse(""))
                        || listed(name, WANTED).anyMatch(unit -> unit.endsWith(".target")));
    }

    /** Whether any of them is active. */
    boolean active(String... names) {
        return List.of(names).stream().anyMatch(name -> is(name, "ActiveState", "active"));
    }

    private boolean is(String name, String property, String value) {
        return property(name, property).filter(value::equals).isPresent();
    }

    private Stream<String> listed(String name, List<String> properties) {
        return properties.stream()
                .flatMap(property -> property(name, property).stream())
                .flatMap(units -> List.of(units.split(" ")).stream());
    }

    private Optional<String> property(String name, String property) {
        return Optional.ofNullable(byName.getOrDefault(name, Map.of()).get(property));
    }
}
