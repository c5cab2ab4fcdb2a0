package io.drover.driver.dom0;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * The host keys that are trusted for one address, from a file as OpenSSH keeps it, hashed names included. A line that cannot be
 * read is passed over, as OpenSSH does; so are certificate authorities, which are not supported.
 */
final class KnownHosts {
    private static final String REVOKED = "revoked";
    private static final long MOST_BYTES = 8L << 20;

    private final List<PublicKey> trusted = new ArrayList<>();
    private final List<PublicKey> revoked = new ArrayList<>();

    /** What the file says of a key. */
    enum Answer {
        TRUSTED,
        UNKNOWN,
        CHANGED,
        REVOKED
    }

    private KnownHosts() {}

    /**
     * Reads what is known of an address. A file that is not there knows nothing.
     *
     * @throws IOException if the file is there and cannot be read
     */
    static KnownHosts read(Path file, String address, int port) throws IOException {
        KnownHosts known = new KnownHosts();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it is larger than " + (MOST_BYTES >> 20) + " MiB");
            }
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                entry(line).filter(entry -> entry.isHostMatch(address, port)).ifPresent(known::add);
            }
        } catch (NoSuchFileException missing) {
            return known;
        }
        return known;
    }

    private static Optional<KnownHostEntry> entry(String line) {
        try {
            return Optional.ofNullable(KnownHostEntry.parseKnownHostEntry(line.strip()));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private void add(KnownHostEntry entry) {
        String marker = Objects.requireNonNullElse(entry.getMarker(), "");
        key(entry).ifPresent(key -> {
            if (marker.equals(REVOKED)) {
                revoked.add(key);
            } else if (marker.isEmpty()) {
                trusted.add(key);
            }
        });
    }

    private static Optional<PublicKey> key(KnownHostEntry entry) {
        try {
            AuthorizedKeyEntry key = entry.getKeyEntry();
            return key == null
                    ? Optional.empty()
                    : Optional.ofNullable(key.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING));
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What the file says of the key that a host showed. */
    Answer of(PublicKey shown) {
        if (holds(revoked, shown)) {
            return Answer.REVOKED;
        }
        if (holds(trusted, shown)) {
            return Answer.TRUSTED;
        }
        return trusted.isEmpty() ? Answer.UNKNOWN : Answer.CHANGED;
    }

    private static boolean holds(List<PublicKey> keys, PublicKey shown) {
        return keys.stream().anyMatch(key -> KeyUtils.compareKeys(key, shown));
    }

    /** The types of the trusted keys: a host is to be asked for one of these, or it shows another that nobody knows. */
    Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        trusted.forEach(key -> types.add(KeyUtils.getKeyType(key)));
        return types;
    }

    /** The fingerprints of the trusted keys, as {@code ssh-keygen -l} shows them. */
    List<String> fingerprints() {
        return trusted.stream().map(KnownHosts::fingerprint).toList();
    }

    /** A key's type and fingerprint. */
    static String fingerprint(PublicKey key) {
        return KeyUtils.getKeyType(key) + " " + KeyUtils.getFingerPrint(key);
    }
}
