package io.drover.store;

import io.drover.port.JournalException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** The one table of the journal, and what is set on a connection to it. */
final class FactTable {
    static final int SCHEMA = 1;

    /** Says in the file's header that it is ours: the letters "Drov". */
    private static final int APPLICATION = 0x44726f76;

    private static final int WAIT_FOR_A_LOCK_MILLISECONDS = 2_000;

    private final Connection connection;

    private FactTable(Connection connection) {
        this.connection = connection;
    }

    /** A connection that makes every commit durable before it returns. */
    static FactTable writable(Path file, long maxBytes) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        FactTable table = new FactTable(config.createConnection("jdbc:sqlite:" + file));
        try {
            long pageBytes = table.number("PRAGMA page_size");
            table.number("PRAGMA max_page_count = " + Math.max(1, maxBytes / pageBytes));
            return table;
        } catch (SQLException refused) {
            table.close();
            throw refused;
        }
    }

    /** A connection that cannot write. */
    static FactTable readOnly(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return new FactTable(config.createConnection("jdbc:sqlite:" + file));
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_FOR_A_LOCK_MILLISECONDS);
        return config;
    }

    /**
     * Makes the table in a new file, and looks for damage in an old one.
     *
     * @return the number of the last fact, 0 if there is none
     */
    long prepare(Path file) throws SQLException {
        long schema = number("PRAGMA user_version");
        if (schema == 0 && number("SELECT count(*) FROM sqlite_schema") == 0) {
            create();
        } else if (number("PRAGMA application_id") != APPLICATION) {
            throw new JournalException(
                    "the file " + file + " is not a journal of Drover; set journal.path to another file");
        } else if (schema > SCHEMA) {
            throw new JournalException("the journal " + file + " has format " + schema + ", this release knows up to "
                    + SCHEMA + "; start the release of Drover that wrote it, or a newer one");
        }
        long last = number("SELECT coalesce(max(sequence), 0) FROM facts");
        if (number("SELECT count(*) FROM facts") != last
                || number("SELECT coalesce(min(sequence), 1) FROM facts") != 1) {
            throw new JournalException("the journal " + file + " " + SqliteFailure.damaged(file)
                    + " (facts are missing among 1 to " + last + ")");
        }
        return last;
    }

    private void create() throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE facts (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, type TEXT NOT NULL, "
                    + "body TEXT NOT NULL, checksum INTEGER NOT NULL)");
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + SCHEMA);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Writes all rows and makes them durable, or writes none and is of no more use. */
    void insert(List<FactRow> rows) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO facts VALUES (?, ?, ?, ?, ?)")) {
            for (FactRow row : rows) {
                insert.setLong(1, row.sequence());
                insert.setString(2, row.at());
                insert.setString(3, row.type());
                insert.setString(4, row.body());
                insert.setLong(5, row.checksum());
                insert.executeUpdate();
            }
            connection.commit();
        } catch (SQLException refused) {
            undo(refused);
            throw refused;
        }
        connection.setAutoCommit(true);
    }

    /** SQLite may have undone it already, as it does when the disk is full; then there is nothing to undo. */
    private void undo(SQLException reason) {
        try {
            connection.rollback();
        } catch (SQLException undone) {
            reason.addSuppressed(undone);
        }
    }

    /** The rows after a number, oldest first. */
    List<FactRow> select(long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT sequence, at, type, body, checksum FROM facts WHERE sequence > ? ORDER BY sequence LIMIT ?")) {
            select.setLong(1, after);
            select.setInt(2, limit);
            try (ResultSet found = select.executeQuery()) {
                List<FactRow> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new FactRow(
                            found.getLong(1),
                            found.getString(2),
                            found.getString(3),
                            found.getString(4),
                            found.getLong(5)));
                }
                return rows;
            }
        }
    }

    void close() {
        FileGuard.closeQuietly(connection);
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }
}
