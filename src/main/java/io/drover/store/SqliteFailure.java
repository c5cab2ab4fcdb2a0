package io.drover.store;

import io.drover.port.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** What an operator is told when SQLite says no. */
final class SqliteFailure {
    private SqliteFailure() {}

    static JournalException of(Path file, SQLException refused) {
        String code =
                refused instanceof SQLiteException told ? told.getResultCode().name() : "";
        return new JournalException(
                "the journal " + file + " " + told(code, file) + " (SQLite: " + refused.getMessage() + ")", refused);
    }

    private static String told(String code, Path file) {
        if (code.startsWith("SQLITE_FULL")) {
            return "is full: its disk or its limit has no room left; make room where it lies or raise journal.max-size, then "
                    + "start Drover again";
        }
        if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) {
            return damaged(file);
        }
        if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
            return "is held by another process, such as an open sqlite3 shell; end that, then start Drover again";
        }
        if (code.startsWith("SQLITE_READONLY")
                || code.startsWith("SQLITE_CANTOPEN")
                || code.startsWith("SQLITE_PERM")) {
            return "cannot be written; let the user that Drover runs as write to it and to its directory";
        }
        if (code.startsWith("SQLITE_IOERR")) {
            return "could not be read or written: its disk reports an error; look at the kernel's log, then start Drover again";
        }
        return "could not be used; start Drover again, and keep the file for a report if it happens twice";
    }

    /** What to do about a file that is not what was written. */
    static String damaged(Path file) {
        return "is damaged; move " + file
                + " with its -wal and -shm files aside, restore a copy or start with a new one, and "
                + "look with 'drover status' at every guest of an unfinished run";
    }
}
