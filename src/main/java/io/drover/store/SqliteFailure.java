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
        return new JournalException("the journal " + file + " " + told(code, file, refused), refused);
    }

    private static String told(String code, Path file, SQLException refused) {
        String said = "SQLite: " + refused.getMessage();
        if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) {
            return damaged(file, said);
        }
        return remedy(code) + " (" + said + ")";
    }

    private static String remedy(String code) {
        if (code.startsWith("SQLITE_FULL")) {
            return "is full: its disk or its limit has no room left; make room on the disk where it lies and Drover goes on by itself, "
                    + "or raise journal.max-size and start Drover again";
        }
        if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
            return "is held by another process, such as an open sqlite3 shell; end that";
        }
        if (code.startsWith("SQLITE_READONLY")
                || code.startsWith("SQLITE_CANTOPEN")
                || code.startsWith("SQLITE_PERM")) {
            return "cannot be opened or written; let the user that Drover runs as write to it and to its directory";
        }
        if (code.startsWith("SQLITE_IOERR")) {
            return "could not be read or written: its disk reports an error; look at the kernel's log";
        }
        return "could not be used; start Drover again, and keep the file for a report if it happens twice";
    }

    /** What is wrong with a file that is not what was written, and what to do about it. */
    static String damaged(Path file, String what) {
        return "is damaged (" + what + "), and Drover does not start on it. 'drover journal verify " + file
                + "' lists all that is wrong. With a copy of it: move " + file
                + " with its -wal and -shm files aside, put the copy in its place and start Drover. Without one: 'drover journal export "
                + file
                + " > facts.jsonl' saves what is good; then move the files aside and start Drover with a new journal, and look "
                + "with 'drover guests' at every guest of a run that facts.jsonl opens and does not close";
    }
}
