package io.drover.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a host's libvirt is reached.
 *
 * @param uri libvirt's URI by which Drover reaches it
 * @param peerUri libvirt's URI by which the other hosts reach it; where they do not, an address of it at best
 * @param peerToPeer whether the other hosts' libvirt may reach it, and carries transfers to it
 * @param shadowPaging whether the host's hypervisor was built with shadow paging, if told
 */
public record LibvirtEntry(URI uri, URI peerUri, boolean peerToPeer, Optional<Boolean> shadowPaging) {
    static final Setting<URI> LIBVIRT = Setting.of(
            "uri",
            Kind.URI_TEXT,
            "libvirt's URI by which Drover reaches the host, such as `xen+tls://xen1.example/system`. Required, unless `ssh` is given: a host with a login alone is looked at through `xl`, and nothing on it is moved.");
    static final Setting<URI> PEER_URI = Setting.of(
            "peer-uri",
            Kind.URI_TEXT,
            "libvirt's URI by which the other hosts reach it. Default: `uri`; required where that means this machine, unless `peer-to-peer` is `false`.");
    static final Setting<Boolean> PEER_TO_PEER = Setting.of(
            "peer-to-peer",
            Kind.YES_NO,
            true,
            "Whether the other hosts' libvirt may reach this one's. With `false` Drover itself carries the handshake of each transfer to this host: a guest whose transfer is under way when Drover dies stands still until Drover is back.");
    static final Setting<Boolean> SHADOW_PAGING = Setting.of(
            "shadow-paging",
            Kind.YES_NO,
            "Whether the hypervisor was built with shadow paging, which PV guests need to move. Default: not known to libvirt; a login tells it.");

    private static final Set<String> SCHEMES = Set.of("xen", "xen+tcp", "xen+tls", "xen+ssh", "xen+unix");

    /** The entry; empty if there is none, or if it is wrong, which is told. */
    static Optional<LibvirtEntry> read(YamlMap fields) {
        if (!fields.has(LIBVIRT)) {
            absent(fields);
            return Optional.empty();
        }
        Optional<URI> uri = fields.get(LIBVIRT).filter(given -> isLibvirt(fields, LIBVIRT, given));
        Optional<URI> peer = fields.get(PEER_URI)
                .filter(given -> isLibvirt(fields, PEER_URI, given))
                .filter(given -> Loopback.isReachable(fields, PEER_URI, given));
        boolean peerToPeer = fields.orStandard(PEER_TO_PEER);
        Optional<Boolean> shadow = fields.get(SHADOW_PAGING);
        Optional<URI> reached = peer.or(() -> uri.filter(given -> !peerToPeer || isOwnPeer(fields, given)));
        return uri.flatMap(control -> reached.map(other -> new LibvirtEntry(control, other, peerToPeer, shadow)));
    }

    private static void absent(YamlMap fields) {
        if (!fields.has(LoginEntry.SSH)) {
            fields.complain(
                    LIBVIRT.name(),
                    "is missing, and so is '" + LoginEntry.SSH.name()
                            + "'; give a host libvirt's URI such as xen+tls://xen1.example/system, or a login to its Dom0 such as"
                            + " ssh://root@xen1.example, or both");
        }
        for (Setting<?> other : List.of(PEER_URI, PEER_TO_PEER, SHADOW_PAGING)) {
            if (fields.has(other)) {
                fields.complain(
                        other.name(), "does nothing without '" + LIBVIRT.name() + "'; add that, or remove this");
            }
        }
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
        if (Loopback.isThisMachine(uri)) {
            fields.complain(
                    PEER_URI.name(),
                    "is missing; it is required as '" + uri
                            + "' leads the other hosts to themselves: it must be a URI such as xen+tls://10.0.0.1/system");
            return false;
        }
        return true;
    }
}
