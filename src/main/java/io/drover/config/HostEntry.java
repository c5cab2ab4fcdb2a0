package io.drover.config;

import io.drover.model.HostName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One host and how to reach it: through libvirt, a login to its Dom0, or both.
 *
 * @param name its name in Drover
 * @param libvirt how its libvirt is reached, if it is
 * @param migrationUri where the other hosts send memory to
 * @param linkBytesPerSecond what its migration link carries in one direction, if told
 * @param login how Drover logs in to its Dom0, if it does
 */
public record HostEntry(
        HostName name,
        Optional<LibvirtEntry> libvirt,
        URI migrationUri,
        Optional<Long> linkBytesPerSecond,
        Optional<LoginEntry> login) {
    static final Setting<HostName> NAME = Setting.of("name", Kind.HOST, "What operators call the host. Required.");
    static final Setting<URI> MIGRATION_URI = Setting.of(
            "migration-uri",
            Kind.URI_TEXT,
            "Where the other hosts send memory to, such as `tcp://10.0.0.1`. Default: `tcp://` and the host in `peer-uri`; without `uri`, the one in `ssh`. Required where that means this machine.");
    static final Setting<Long> LINK_SPEED = Setting.of(
            "link-speed",
            Kind.LINK,
            "The migration link's speed, such as `10 Gb/s` (of which 93 % carry memory), or what it carries, such as `1100 MiB/s`. Default: not known, so times are wide estimates.");
    static final List<Setting<?>> ALL = List.of(
            NAME,
            LibvirtEntry.LIBVIRT,
            LibvirtEntry.PEER_URI,
            LibvirtEntry.PEER_TO_PEER,
            MIGRATION_URI,
            LINK_SPEED,
            LibvirtEntry.SHADOW_PAGING,
            LoginEntry.SSH,
            LoginEntry.SSH_KEY,
            LoginEntry.SSH_KNOWN_HOSTS);

    /** The entry, unless something without which there is none is missing or wrong. */
    static Optional<HostEntry> read(YamlMap fields) {
        Optional<HostName> name = fields.require(NAME);
        Optional<LibvirtEntry> libvirt = LibvirtEntry.read(fields);
        Optional<URI> migration = fields.get(MIGRATION_URI)
                .filter(given -> isTcp(fields, given))
                .filter(given -> Loopback.isReachable(fields, MIGRATION_URI, given));
        Optional<Long> link = fields.get(LINK_SPEED);
        Optional<LoginEntry> login = LoginEntry.read(fields);
        fields.rejectOthers();
        Optional<URI> target = migration.or(() -> ownTarget(fields, libvirt, login));
        return name.flatMap(known -> target.map(address -> new HostEntry(known, libvirt, address, link, login)));
    }

    /** The address by which the other hosts reach it. */
    public String peerAddress() {
        return libvirt.map(LibvirtEntry::peerUri)
                .filter(uri -> !Loopback.isThisMachine(uri))
                .orElse(migrationUri)
                .getHost();
    }

    private static boolean isTcp(YamlMap fields, URI given) {
        if (!"tcp".equals(given.getScheme())) {
            fields.complain(
                    MIGRATION_URI.name(),
                    "is '" + given + "'; it must be tcp:// and an address such as tcp://10.0.0.1");
            return false;
        }
        return true;
    }

    private static URI at(String address) {
        return URI.create("tcp://" + address);
    }

    /** Where the other hosts send memory to unless the entry says otherwise: an address that Drover reaches it by, if it is theirs too. */
    private static Optional<URI> ownTarget(YamlMap fields, Optional<LibvirtEntry> libvirt, Optional<LoginEntry> login) {
        String address = libvirt.map(entry -> Loopback.hostOf(entry.peerUri()))
                .or(() -> login.map(LoginEntry::address))
                .orElse("");
        boolean isToldAlready = libvirt.isEmpty() && (login.isEmpty() || fields.has(LibvirtEntry.LIBVIRT));
        if (isToldAlready || fields.has(MIGRATION_URI)) {
            return address.isEmpty() ? Optional.empty() : Optional.of(at(address));
        }
        if (Loopback.isThisMachine(address)) {
            fields.complain(
                    MIGRATION_URI.name(),
                    "is missing; it is required as '" + address
                            + "' leads the other hosts to themselves: it must be a URI such as tcp://10.0.0.1");
            return Optional.empty();
        }
        return Optional.of(at(address));
    }
}
