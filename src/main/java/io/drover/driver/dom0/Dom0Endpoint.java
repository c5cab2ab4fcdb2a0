package io.drover.driver.dom0;

import io.drover.model.HostName;
import java.nio.file.Path;

/**
 * How Drover logs in to one Dom0, and where the other hosts find it.
 *
 * @param host its name in the configuration
 * @param login where and as whom
 * @param key the private key's file, in OpenSSH's format or in PEM, without a passphrase
 * @param knownHosts the file of host keys that are trusted, as OpenSSH writes it
 * @param peerAddress the address by which other Dom0s log in to it
 * @param migrationAddress the address to which other hosts send memory
 */
public record Dom0Endpoint(
        HostName host, Login login, Path key, Path knownHosts, String peerAddress, String migrationAddress) {

    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException that names the field, its value and what would be right
     */
    public Dom0Endpoint {
        requireName(host, "peer address", peerAddress);
        requireName(host, "migration address", migrationAddress);
        requireName(host, "SSH address", login.address());
    }

    /**
     * Where and as whom.
     *
     * @param user the account, mostly {@code root}
     * @param address a name or an IP address; one of version 6 without brackets
     * @param port mostly 22
     */
    public record Login(String user, String address, int port) {
        @Override
        public String toString() {
            return user + "@" + address + ":" + port;
        }
    }

    private static void requireName(HostName host, String field, String value) {
        if (!value.matches("[A-Za-z0-9][A-Za-z0-9._:%-]*|::[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException(
                    field + " of host " + host + " is '" + value + "': give a DNS name or an IP address");
        }
    }
}
