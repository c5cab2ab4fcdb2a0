package io.drover.store;

import io.drover.port.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Keeps a second writer off a journal by a lock on a file beside it, which the system releases however a process ends; and
 * sees to it that only its owner can read the journal, since guests' names and hosts' words are in it.
 */
final class FileGuard implements AutoCloseable {
    private static final String OWNER_ONLY = "rw-------";

    private final FileChannel channel;

    private FileGuard(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock, and makes the file if there is none.
     *
     * @throws JournalException if another process has it, or the directory does not allow it
     */
    static FileGuard take(Path file) {
        Path directory = requireDirectory(file);
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            makePrivate(lock);
            FileGuard guard = new FileGuard(FileChannel.open(lock, StandardOpenOption.WRITE));
            if (!guard.isTaken()) {
                guard.close();
                throw new JournalException(
                        "the journal " + file + " is in use by another Drover; stop that one, or give this "
                                + "one a journal of its own (setting journal.path)");
            }
            makePrivate(file);
            makeDurable(directory);
            return guard;
        } catch (IOException refused) {
            throw new JournalException(
                    "the journal " + file + " cannot be made or locked: " + refused
                            + "; let the user that Drover runs as write to " + directory,
                    refused);
        }
    }

    private static Path requireDirectory(Path file) {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isDirectory(file)) {
            throw new JournalException(
                    "the journal " + file + " is a directory; name a file in it (setting journal.path)");
        }
        if (!Files.isDirectory(directory)) {
            throw new JournalException("the journal " + file + " cannot be made: there is no directory " + directory
                    + "; make it with 'install -d -m 0700 " + directory + "', or set journal.path");
        }
        return directory;
    }

    private boolean isTaken() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException takenByThisProcess) {
            return false;
        }
    }

    private static void makePrivate(Path file) throws IOException {
        var ownerOnly = PosixFilePermissions.fromString(OWNER_ONLY);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        } catch (FileAlreadyExistsException known) {
            Files.setPosixFilePermissions(file, ownerOnly);
        }
    }

    /** A new file's name is lost with the power unless its directory is written too. */
    private static void makeDurable(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /** Lets the next one in. */
    @Override
    public void close() {
        closeQuietly(channel);
    }

    /** Closes what is left open when something worse is being told. */
    static void closeQuietly(@Nullable AutoCloseable open) {
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (Exception alreadyGone) {
            LoggerFactory.getLogger(FileGuard.class).debug("closing {} failed", open, alreadyGone);
        }
    }
}
