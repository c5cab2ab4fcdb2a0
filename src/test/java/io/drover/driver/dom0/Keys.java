package io.drover.driver.dom0;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;

/** Keys for tests. */
public final class Keys {
    private Keys() {}

    public static KeyPair ed25519() {
        return make("ssh-ed25519", 256);
    }

    public static KeyPair ecdsa() {
        return make("ecdsa-sha2-nistp256", 256);
    }

    public static KeyPair rsa() {
        return make("ssh-rsa", 2048);
    }

    private static KeyPair make(String type, int bits) {
        try {
            return KeyUtils.generateKeyPair(type, bits);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a private key as {@code ssh-keygen} does. */
    public static Path write(KeyPair key, Path file) throws IOException {
        return write(key, file, null);
    }

    /** The same with a passphrase. */
    public static Path writeLocked(KeyPair key, Path file, String passphrase) throws IOException {
        var lock = new OpenSSHKeyEncryptionContext();
        lock.setCipherName("AES");
        lock.setCipherType("256");
        lock.setCipherMode("CTR");
        lock.setPassword(passphrase);
        return write(key, file, lock);
    }

    private static Path write(KeyPair key, Path file, @Nullable OpenSSHKeyEncryptionContext lock) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "drover", lock, out);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
