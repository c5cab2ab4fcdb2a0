package io.drover.driver.libvirt;

import io.drover.model.HostName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one host is reached: by Drover, and by the other hosts.
 *
 * @param host its name in the configuration
 * @param controlUri the libvirt URI that Drover uses, such as {@code xen+tls://xen1.example.org/system}. With {@code xen+ssh}
 *     add {@code no_tty=1}, or a missing key makes ssh ask at the terminal
 * @param peerUri the libvirt URI that another host's libvirt uses when a guest comes from there. Never a loopback address:
 *     the other host would talk to itself, which wedges the guest. Empty where no other host's libvirt may reach it: then
 *     Drover itself carries the handshake of every transfer to it
 * @param migrationUri where the guest's memory is sent, such as {@code tcp://192.0.2.1}
 * @param linkBytesPerSecond what its migration link carries in one direction, where the operator says so
 * @param shadowPaging whether its hypervisor was built with shadow paging, where the operator says so; libvirt does not tell
 */
public record Endpoint(
        HostName host,
        String controlUri,
        Optional<String> peerUri,
        String migrationUri,
        Optional<Long> linkBytesPerSecond,
        Optional<Boolean> shadowPaging) {

    private static final Set<String> SCHEMES =
            new TreeSet<>(Set.of("xen+tcp", "xen+tls", "xen+ssh", "xen+libssh", "xen+libssh2"));
    private static final Set<String> XEN_PATHS = Set.of("", "/", "/system");

    /**
     * Checks the addresses.
     *
     * @throws IllegalArgumentException that names the field, its value and what would be right
     */
    public Endpoint {
        libvirtUri(host, "control URI", controlUri);
        peerUri.ifPresent(given -> checkPeer(host, given));
        URI migration = uri(host, "migration URI", migrationUri);
        if (!"tcp".equals(migration.getScheme()) || migration.getHost() == null) {
            throw wrong(host, "migration URI", migrationUri, "give tcp://ADDRESS, reachable from the other hosts");
        }
        refuseLoopback(host, "migration URI", migrationUri, migration);
        linkBytesPerSecond.filter(rate -> rate <= 0).ifPresent(rate -> {
            throw wrong(host, "link rate", rate.toString(), "give bytes per second, more than 0");
        });
    }

    private static void checkPeer(HostName host, String given) {
        URI peer = libvirtUri(host, "peer URI", given);
        if (!isTest(peer)) {
            refuseLoopback(host, "peer URI", given, peer);
        }
    }

    private static URI libvirtUri(HostName host, String field, String value) {
        URI uri = uri(host, field, value);
        if (isTest(uri)) {
            return uri;
        }
        String scheme = String.valueOf(uri.getScheme());
        if (!SCHEMES.contains(scheme)) {
            throw wrong(host, field, value, "its scheme must be one of " + String.join(", ", SCHEMES));
        }
        if (uri.getHost() == null) {
            throw wrong(host, field, value, "it names no host; give " + scheme + "://ADDRESS/system");
        }
        if (!XEN_PATHS.contains(uri.getPath())) {
            throw wrong(host, field, value, "its path must be /system");
        }
        return uri;
    }

    private static URI uri(HostName host, String field, String value) {
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw wrong(host, field, value, "only printable ASCII without blanks reaches libvirt unharmed");
        }
        try {
            URI uri = new URI(value);
            if (uri.getUserInfo() != null && uri.getUserInfo().contains(":")) {
                throw wrong(host, field, "(not shown)", "it holds a password, which would end up in logs; use a key");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw wrong(host, field, value, "it is no URI: " + e.getReason());
        }
    }

    private static boolean isTest(URI uri) {
        return "test".equals(uri.getScheme());
    }

    private static void refuseLoopback(HostName host, String field, String value, URI uri) {
        String address = uri.getHost().toLowerCase(Locale.ROOT);
        if (address.startsWith("127.")
                || address.startsWith("localhost")
                || address.equals("[::1]")
                || address.equals("0.0.0.0")) {
            throw wrong(
                    host,
                    field,
                    value,
                    "it is used by the other hosts, for which a loopback address is they themselves;"
                            + " give the address by which they reach this host");
        }
    }

    private static IllegalArgumentException wrong(HostName host, String field, String value, String right) {
        return new IllegalArgumentException(field + " of host " + host + " is '" + value + "': " + right);
    }
}
