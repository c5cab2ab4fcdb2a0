package io.drover.config;

import java.net.URI;
import java.util.Optional;

/** Addresses that mean whoever uses them, and so another machine for each host. */
final class Loopback {
    private Loopback() {}

    static boolean isThisMachine(URI uri) {
        return isThisMachine(hostOf(uri));
    }

    /** The host that a URI names; empty text where it names none, which means this machine. */
    static String hostOf(URI uri) {
        return Optional.ofNullable(uri.getHost()).orElse("");
    }

    static boolean isThisMachine(String host) {
        return host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** Whether other hosts can use what was given to them; if not, that is told. */
    static boolean isReachable(YamlMap fields, Setting<URI> setting, URI given) {
        if (isThisMachine(given)) {
            fields.complain(
                    setting.name(),
                    "is '" + given
                            + "', which leads the other hosts to themselves; it must name an address that they reach this host by");
            return false;
        }
        return true;
    }
}
