package io.drover.config;

import io.drover.model.HostName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where Drover listens.
 *
 * @param bind address to bind to
 * @param port TCP port; 0 takes any that is free
 * @param names names in lower case under which clients may address it, beside localhost and IP addresses
 */
public record ServerSection(String bind, int port, Set<String> names) {
    static final Setting<String> BIND = Setting.of(
            "bind",
            Kind.TEXT,
            "127.0.0.1",
            "Address to listen on. Whoever reaches it can move guests: leave it on loopback unless something in front of it asks who calls.");
    static final Setting<Integer> PORT =
            Setting.of("port", Kind.from(0, 65_535), 8470, "TCP port to listen on; 0 takes any that is free.");
    static final Setting<HostName> NAMES = Setting.of(
            "names",
            Kind.HOST,
            "List of names by which clients may address Drover, beside localhost and IP addresses: a request that bears another in its Host header is refused, since a web page may have sent it. Default: none.");
    static final List<Setting<?>> ALL = List.of(BIND, PORT, NAMES);

    public ServerSection {
        names = Set.copyOf(names);
    }

    static ServerSection read(YamlMap fields) {
        var names = fields.list(NAMES).orElse(List.of()).stream()
                .map(name -> name.value().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        var section = new ServerSection(fields.orStandard(BIND), fields.orStandard(PORT), names);
        fields.rejectOthers();
        return section;
    }
}
