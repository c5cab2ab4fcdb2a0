package io.drover.driver.dom0;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Iterator;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** A private key in a file. What is wrong with it is said without a word of what it holds. */
final class KeyFile {
    private KeyFile() {}

    /**
     * Reads the key.
     *
     * @throws IOException whose message names the file and says what would be right
     */
    static KeyPair read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(file.toString()), bytes, FilePasswordProvider.EMPTY);
            if (keys != null) {
                Iterator<KeyPair> found = keys.iterator();
                if (found.hasNext()) {
                    return found.next();
                }
            }
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no private key " + file + "; make one with: ssh-keygen -t ed25519 -N '' -f "
                    + Script.quoted(file.toString()));
        } catch (AccessDeniedException forbidden) {
            throw new IOException("the user who runs Drover may not read the private key " + file);
        } catch (GeneralSecurityException | RuntimeException | IOException refused) {
            throw new IOException(wrong(file));
        }
        throw new IOException(wrong(file));
    }

    private static String wrong(Path file) {
        return file + " holds no private key that can be used: it must be one in OpenSSH's format or in PEM, without a"
                + " passphrase";
    }
}
