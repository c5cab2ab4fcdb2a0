package io.drover.config;

import java.util.List;

/**
 * Where Drover listens.
 *
 * @param bind address to bind to
 * @param port TCP port; 0 takes any that is free
 */
public record ServerSection(String bind, int port) {
    static final Setting<String> BIND = Setting.of(
            "bind",
            Kind.TEXT,
            "127.0.0.1",
            "Address to listen on. Whoever reaches it can move guests: leave it on loopback unless something in front of it asks who calls.");
    static final Setting<Integer> PORT =
            Setting.of("port", Kind.from(0, 65_535), 8470, "TCP port to listen on; 0 takes any that is free.");
    static final List<Setting<?>> ALL = List.of(BIND, PORT);

    static ServerSection read(YamlMap fields) {
        var section = new ServerSection(fields.orStandard(BIND), fields.orStandard(PORT));
        fields.rejectOthers();
        return section;
    }
}
