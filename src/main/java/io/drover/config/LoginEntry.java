package io.drover.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How Drover logs in to a host's Dom0.
 *
 * @param user the account
 * @param address a name or an IP address
 * @param port where its SSH server listens
 * @param key the private key's file
 * @param knownHosts the file of trusted host keys, if not the user's own
 */
public record LoginEntry(String user, String address, int port, Path key, Optional<Path> knownHosts) {
    static final Setting<URI> SSH = Setting.of(
            "ssh",
            Kind.SSH_URI,
            "Where Drover logs in to the Dom0 for what libvirt does not tell, such as `ssh://root@xen1.example`. Default: no login, and what only the Dom0 knows stays unknown.");
    static final Setting<Path> SSH_KEY = Setting.of(
            "ssh-key",
            Kind.path("/etc/drover/id_ed25519"),
            "The private key for it, in OpenSSH's format or in PEM, without a passphrase. Required with `ssh`.");
    static final Setting<Path> SSH_KNOWN_HOSTS = Setting.of(
            "ssh-known-hosts",
            Kind.path("/etc/drover/known_hosts"),
            "The host keys that are trusted, as OpenSSH keeps them; a host with another key is not logged in to. Default: `~/.ssh/known_hosts` of the user who runs Drover.");

    private static final int STANDARD_PORT = 22;

    /** The login; empty if there is none, or if it is wrong, which is told. */
    static Optional<LoginEntry> read(YamlMap fields) {
        Optional<URI> ssh = fields.get(SSH);
        Optional<Path> key = fields.get(SSH_KEY);
        Optional<Path> knownHosts = fields.get(SSH_KNOWN_HOSTS);
        if (!fields.has(SSH)) {
            for (Setting<?> other : List.of(SSH_KEY, SSH_KNOWN_HOSTS)) {
                if (fields.has(other)) {
                    fields.complain(other.name(), "does nothing without 'ssh'; add that, or remove this");
                }
            }
        } else if (!fields.has(SSH_KEY)) {
            fields.complain(
                    SSH_KEY.name(),
                    "is missing; with 'ssh' it must be " + SSH_KEY.kind().right());
        }
        return ssh.filter(given -> isLogin(fields, given))
                .flatMap(given -> key.map(file -> new LoginEntry(
                        Optional.ofNullable(given.getUserInfo()).orElse("root"),
                        given.getHost(),
                        given.getPort() < 0 ? STANDARD_PORT : given.getPort(),
                        file,
                        knownHosts)));
    }

    private static boolean isLogin(YamlMap fields, URI given) {
        if (Optional.ofNullable(given.getRawUserInfo()).orElse("").contains(":")) {
            fields.complain(SSH.name(), "has a password in it; use a key, and name its file in 'ssh-key'");
            return false;
        }
        if (!"ssh".equals(given.getScheme())
                || given.getHost() == null
                || !Optional.ofNullable(given.getPath()).orElse("").matches("/?")
                || given.getQuery() != null
                || given.getFragment() != null) {
            fields.complain(
                    SSH.name(), "is '" + given + "'; it must be " + SSH.kind().right());
            return false;
        }
        return true;
    }
}
