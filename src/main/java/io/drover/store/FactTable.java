package io.drover.store;

import io.drover.port.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** The facts in the journal's file, and what is set on a connection to it. */
final class FactTable {
    private static final int WAIT_FOR_A_LOCK_MILLISECONDS = 2_000;
    private static final int ROOM_BYTES = 64 << 10;
    private static final String COLUMNS = "sequence, at, type, body, checksum, form";

    private final Path file;
    private final Connection connection;

    private FactTable(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Facts that follow a number.
     *
     * @param rows oldest first
     * @param completeAfter after this number none is missing
     */
    record Page(List<FactRow> rows, long completeAfter) {}

    /** A connection that makes every commit durable before it returns. */
    static FactTable writable(Path file, long maxBytes) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        FactTable table = new FactTable(file, config.createConnection("jdbc:sqlite:" + file));
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
        FactTable table = readOnly(file, "jdbc:sqlite:" + file);
        try {
            table.number("PRAGMA user_version");
            return table;
        } catch (SQLException refused) {
            table.close();
            if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
                throw refused;
            }
            // A copy in a directory that may not be written, where SQLite cannot put the files that readers share: it
            // is all there is.
            return readOnly(file, "jdbc:sqlite:" + file.toUri() + "?immutable=1");
        }
    }

    private static FactTable readOnly(Path file, String url) throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        return new FactTable(file, config.createConnection(url));
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_FOR_A_LOCK_MILLISECONDS);
        return config;
    }

    Schema schema() {
        return new Schema(file, connection);
    }

    /**
     * Makes the tables in a new file, and looks for facts that are missing in an old one.
     *
     * @return the number of the last fact that was ever written, 0 if there is none
     */
    long prepare() throws SQLException {
        schema().prepare();
        Kept kept = kept();
        long last = Math.max(kept.through(), number("SELECT coalesce(max(sequence), 0) FROM facts"));
        long after = number("SELECT count(*) FROM facts WHERE sequence > " + kept.through());
        if (after != last - kept.through() || !kept.equals(left(kept.through()))) {
            throw new JournalException("the journal " + file + " "
                    + SqliteFailure.damaged(file, "facts are missing among " + 1 + " to " + last));
        }
        return last;
    }

    /** Writes all rows and makes them durable, or writes none and is of no more use. */
    void insert(List<FactRow> rows) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO facts (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")) {
            for (FactRow row : rows) {
                insert.setLong(1, row.sequence());
                insert.setString(2, row.at());
                insert.setString(3, row.type());
                insert.setString(4, row.body());
                insert.setLong(5, row.checksum());
                insert.setInt(6, row.form());
                insert.executeUpdate();
            }
            connection.commit();
        } catch (SQLException refused) {
            undo(connection, refused);
            throw refused;
        }
        connection.setAutoCommit(true);
    }

    /** Removes facts for good, all or none, and notes what is left among those before the last of them. */
    Kept drop(List<Long> sequences) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM facts WHERE sequence = ?");
                PreparedStatement note =
                        connection.prepareStatement("UPDATE kept SET through = ?, facts = ?, checksum = ?")) {
            long through = kept().through();
            for (long sequence : sequences) {
                delete.setLong(1, sequence);
                delete.executeUpdate();
                through = Math.max(through, sequence);
            }
            Kept left = left(through);
            note.setLong(1, left.through());
            note.setLong(2, left.facts());
            note.setLong(3, left.checksum());
            note.executeUpdate();
            connection.commit();
            connection.setAutoCommit(true);
            return left;
        } catch (SQLException refused) {
            undo(connection, refused);
            connection.setAutoCommit(true);
            throw refused;
        }
    }

    /** Writes and removes a little more than a fact takes: whether there is room is known only by trying. */
    void tryToWrite() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS room");
            statement.execute("CREATE TABLE room (filler BLOB)");
            statement.execute("INSERT INTO room VALUES (zeroblob(" + ROOM_BYTES + "))");
            statement.execute("DROP TABLE room");
        }
    }

    /** SQLite may have undone it already, as it does when the disk is full; then there is nothing to undo. */
    static void undo(Connection connection, SQLException reason) {
        try {
            connection.rollback();
        } catch (SQLException undone) {
            reason.addSuppressed(undone);
        }
    }

    /** The rows after a number, oldest first, and what was removed at the same moment. */
    Page page(long after, int limit) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return new Page(select(after, limit), kept().through());
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** The rows after a number, oldest first. A file of an older format is read as it is. */
    List<FactRow> select(long after, int limit) throws SQLException {
        String form = schema().known() == 1 ? "1" : "form";
        try (PreparedStatement select = connection.prepareStatement("SELECT sequence, at, type, body, checksum, " + form
                + " FROM facts WHERE sequence > ? ORDER BY sequence LIMIT ?")) {
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
                            found.getLong(5),
                            found.getInt(6)));
                }
                return rows;
            }
        }
    }

    /** What is noted of facts that were removed. */
    Kept kept() throws SQLException {
        if (schema().known() == 1) {
            return Kept.ALL;
        }
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT through, facts, checksum FROM kept")) {
            return found.next() ? new Kept(found.getLong(1), found.getLong(2), found.getLong(3)) : new Kept(-1, 0, 0);
        }
    }

    /** What is really there of facts up to a number. */
    private Kept left(long through) throws SQLException {
        Kept.Sum sum = new Kept.Sum();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT sequence, checksum FROM facts WHERE sequence <= " + through + " ORDER BY sequence")) {
            while (found.next()) {
                sum.add(found.getLong(1), found.getLong(2));
            }
        }
        return sum.through(through);
    }

    void close() {
        FileGuard.closeQuietly(connection);
    }

    /** Everything until {@link #close} sees the file as it is now, whatever is written meanwhile. */
    void holdStill() throws SQLException {
        connection.setAutoCommit(false);
    }

    long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }
}
