package io.drover.driver.libvirt;

import io.drover.model.StoragePool;
import java.util.Locale;
import java.util.Optional;

/**
 * What libvirt's description of a storage pool says. The format is libvirt's <a
 * href="https://libvirt.org/formatstorage.html">storage pool XML</a>.
 */
final class PoolXml {
    private PoolXml() {}

    /**
     * Reads a description.
     *
     * @throws IllegalArgumentException if it is none
     */
    static StoragePool parse(String text, boolean active) {
        Xml pool = Xml.parse(text, "pool");
        String type = pool.requiredAttribute("type");
        return new StoragePool(
                pool.required("name"),
                type,
                pool.text("target", "path").orElse(""),
                pool.first("source").flatMap(source -> identity(type, source)),
                active,
                pool.bytes("capacity").orElse(0L),
                pool.bytes("available").orElse(0L));
    }

    /** What names the storage itself. A pool type that may lie on storage of one host alone has no such name. */
    private static Optional<String> identity(String type, Xml source) {
        Optional<String> host = source.first("host")
                .flatMap(xml -> xml.attribute("name").map(name -> name.toLowerCase(Locale.ROOT) + port(xml)));
        Optional<String> directory = source.first("dir").flatMap(xml -> xml.attribute("path"));
        Optional<String> device = source.first("device").flatMap(xml -> xml.attribute("path"));
        Optional<String> name = source.text("name");
        return switch (type) {
            case "netfs" ->
                join(protocol(source), host, directory.or(() -> name).map(PoolXml::asDirectory));
            case "iscsi", "iscsi-direct" -> join("iscsi", host, device.map(path -> "/" + path));
            case "rbd" -> join("rbd", host, name.map(pool -> "/" + pool));
            case "gluster" ->
                join(
                        "gluster",
                        host,
                        name.map(volume -> "/" + volume
                                + directory.map(PoolXml::asDirectory).orElse("/")));
            default -> Optional.empty();
        };
    }

    private static String protocol(Xml source) {
        return switch (source.first("format")
                .flatMap(xml -> xml.attribute("type"))
                .orElse("nfs")) {
            case "cifs" -> "cifs";
            case "glusterfs" -> "gluster";
            default -> "nfs";
        };
    }

    private static String port(Xml host) {
        return host.attribute("port").map(port -> ":" + port).orElse("");
    }

    /** One spelling for one directory: a slash at both ends, none doubled. */
    private static String asDirectory(String path) {
        return ("/" + path + "/").replaceAll("/+", "/");
    }

    private static Optional<String> join(String scheme, Optional<String> host, Optional<String> path) {
        return host.flatMap(name -> path.map(rest -> scheme + "://" + name + rest));
    }
}
