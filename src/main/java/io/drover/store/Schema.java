package io.drover.store;

import io.drover.port.JournalException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The format of the journal's file.
 *
 * <ol>
 *   <li>Format 1 had facts of form 1 only, and kept all of them.
 *   <li>Format 2 says of each fact in which form it is written, and in {@code kept} which old facts were removed on purpose.
 * </ol>
 *
 * An older file is brought to the newest format when Drover opens it. Facts that it holds are not rewritten: a checksum made anew would
 * make damage look sound.
 */
final class Schema {
    static final int NEWEST = 2;

    /** Says in the file's header that it is ours: the letters "Drov". */
    private static final int APPLICATION = 0x44726f76;

    private static final String FACTS = "CREATE TABLE facts (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, "
            + "type TEXT NOT NULL, body TEXT NOT NULL, checksum INTEGER NOT NULL)";
    private static final String FORM = "ALTER TABLE facts ADD COLUMN form INTEGER NOT NULL DEFAULT 1";
    private static final String KEPT = "CREATE TABLE kept (one INTEGER PRIMARY KEY CHECK (one = 1), "
            + "through INTEGER NOT NULL, facts INTEGER NOT NULL, checksum INTEGER NOT NULL)";
    private static final String ALL_KEPT = "INSERT INTO kept VALUES (1, 0, 0, 0)";

    private final Path file;
    private final Connection connection;

    Schema(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Makes the tables in a new file and brings an old one to the newest format. */
    void prepare() throws SQLException {
        int format = number("PRAGMA user_version");
        if (format == 0 && number("SELECT count(*) FROM sqlite_schema") == 0) {
            change(FACTS, FORM, KEPT, ALL_KEPT);
        } else if (known() < NEWEST) {
            change(FORM, KEPT, ALL_KEPT);
        }
    }

    /**
     * The format of a file that this release can read.
     *
     * @throws JournalException if it is another program's file, or a newer release's
     */
    int known() throws SQLException {
        if (number("PRAGMA application_id") != APPLICATION) {
            throw new JournalException(
                    "the file " + file + " is not a journal of Drover; set journal.path to another file");
        }
        int format = number("PRAGMA user_version");
        if (format > NEWEST) {
            throw new JournalException("the journal " + file + " has format " + format + ", this release knows up to "
                    + NEWEST + "; start the release of Drover that wrote it, or a newer one");
        }
        return format;
    }

    /** What SQLite itself finds wrong with the file's pages, in its own words. */
    Optional<String> wrongPages() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA integrity_check(1)")) {
            String said = found.next() ? found.getString(1) : "nothing";
            return said.equals("ok") ? Optional.empty() : Optional.of(said);
        }
    }

    private void change(String... steps) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
            statement.execute("PRAGMA application_id = " + APPLICATION);
            statement.execute("PRAGMA user_version = " + NEWEST);
            connection.commit();
        } catch (SQLException refused) {
            FactTable.undo(connection, refused);
            throw refused;
        }
        connection.setAutoCommit(true);
    }

    private int number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getInt(1) : 0;
        }
    }
}
