package io.drover.config;

import io.drover.model.HostName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One host and how to reach it.
 *
 * @param name its name in Drover
 * @param uri libvirt's URI by which Drover reaches it
 * @param peerUri libvirt's URI by which the other hosts reach it
 * @param migrationUri where the other hosts send memory to
 * @param linkBytesPerSecond what its migration link carries in one direction, if told
 * @param shadowPaging whether its hypervisor was built with shadow paging, if told
 * @param login how Drover logs in to its Dom0, if it does
 */
public record HostEntry(
        HostName name,
        URI uri,
        URI peerUri,
        URI migrationUri,
        Optional<Long> linkBytesPerSecond,
        Optional<Boolean> shadowPaging,
        Optional<LoginEntry> login) {
    static final Setting<HostName> NAME = Setting.of("name", Kind.HOST, "What operators call the host. Required.");
    static final Setting<URI> LIBVIRT = Setting.of(
            "uri",
            Kind.URI_TEXT,
            "libvirt's URI by which Drover reaches the host, such as `xen+tls://xen1.example/system`. Required.");
    static final Setting<URI> PEER_URI = Setting.of(
            "peer-uri",
            Kind.URI_TEXT,
            "libvirt's URI by which the other hosts reach it. Default: `uri`; required where that means this machine.");
    static final Setting<URI> MIGRATION_URI = Setting.of(
            "migration-uri",
            Kind.URI_TEXT,
            "Where the other hosts send memory to, such as `tcp://10.0.0.1`. Default: `tcp://` and the host in `peer-uri`.");
    static final Setting<Long> LINK_SPEED = Setting.of(
            "link-speed",
            Kind.LINK,
            "The migration link's speed, such as `10 Gb/s` (of which 93 % carry memory), or what it carries, such as `1100 MiB/s`. Default: not known, so times are wide estimates.");
    static final Setting<Boolean> SHADOW_PAGING = Setting.of(
            "shadow-paging",
            Kind.YES_NO,
            "Whether the hypervisor was built with shadow paging, which PV guests need to move. Default: not known.");
    static final List<Setting<?>> ALL = List.of(
            NAME,
            LIBVIRT,
            PEER_URI,
            MIGRATION_URI,
            LINK_SPEED,
            SHADOW_PAGING,
            LoginEntry.SSH,
            LoginEntry.SSH_KEY,
            LoginEntry.SSH_KNOWN_HOSTS);

    private static final Set<String> SCHEMES = Set.of("xen", "xen+tcp", "xen+tls", "xen+ssh", "xen+unix");

    /** The entry, unless something without which there is none is missing or wrong. */
    static Optional<HostEntry> read(YamlMap fields) {
        Optional<HostName> name = fields.require(NAME);
        Optional<URI> uri = fields.require(LIBVIRT).filter(given -> isLibvirt(fields, LIBVIRT, given));
        Optional<URI> peer = fields.get(PEER_URI)
                .filter(given -> isLibvirt(fields, PEER_URI, given))
                .filter(given -> isReachable(fields, PEER_URI, given));
        Optional<URI> migration = fields.get(MIGRATION_URI).filter(given -> isReachable(fields, MIGRATION_URI, given));
        Optional<Long> link = fields.get(LINK_SPEED);
        Optional<Boolean> shadow = fields.get(SHADOW_PAGING);
        Optional<LoginEntry> login = LoginEntry.read(fields);
        fields.rejectOthers();
        Optional<URI> reached = peer.or(() -> uri.filter(given -> isOwnPeer(fields, given)));
        return name.flatMap(known -> uri.flatMap(control -> reached.map(other -> new HostEntry(
                known,
                control,
                other,
                migration.orElseGet(() -> URI.create("tcp://" + other.getHost())),
                link,
                shadow,
                login))));
    }

    private static boolean isLibvirt(YamlMap fields, Setting<URI> setting, URI given) {
        String user = Optional.ofNullable(given.getRawUserInfo()).orElse("");
        if (user.contains(":")) {
            fields.complain(
                    setting.name(), "has a password in it; use libvirt's client certificates, SSH keys or auth.conf");
            return false;
        }
        if (!SCHEMES.contains(Optional.ofNullable(given.getScheme()).orElse(""))) {
            fields.complain(
                    setting.name(),
                    "is '" + given
                            + "'; it must be a URI of libvirt's Xen driver such as xen+tls://xen1.example/system");
            return false;
        }
        return true;
    }

    /** Whether the other hosts reach it by what Drover reaches it by. */
    private static boolean isOwnPeer(YamlMap fields, URI uri) {
        if (isThisMachine(uri)) {
            fields.complain(
                    PEER_URI.name(),
                    "is missing; it is required as '" + uri
                            + "' leads the other hosts to themselves: it must be a URI such as xen+tls://10.0.0.1/system");
            return false;
        }
        return true;
    }

    private static boolean isReachable(YamlMap fields, Setting<URI> setting, URI given) {
        if (isThisMachine(given)) {
            fields.complain(
                    setting.name(),
                    "is '" + given
                            + "', which leads the other hosts to themselves; it must name an address that they reach this host by");
            return false;
        }
        return true;
    }

    private static boolean isThisMachine(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        return host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
