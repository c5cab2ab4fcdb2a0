package io.drover.store;

import io.drover.json.FactType;
import io.drover.json.Json;
import io.drover.json.JsonException;
import io.drover.model.Fact;
import io.drover.model.Recorded;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * A fact as a row holds it. Each row has a checksum of its own rather than one that builds on the row before: a chain would break
 * where history is removed, and what it would tell in addition (a fact that is missing or out of place) the numbers tell, which are part
 * of the checksum and have no gaps but those that {@link Kept} knows. What neither tells is that the end of the journal is gone as a whole, as
 * when an older copy was put in its place.
 *
 * @param sequence its number
 * @param at ISO 8601, UTC
 * @param type its {@link FactType}, for people who look into the file
 * @param body its JSON
 * @param checksum CRC32C over all of the others
 * @param form how body and checksum are written; 1 left the form itself out of the checksum
 */
record FactRow(long sequence, String at, String type, String body, long checksum, int form) {
    static final int NEWEST_FORM = 2;

    static FactRow of(Recorded recorded) {
        String at = recorded.at().toString();
        String type = FactType.of(recorded.fact()).label();
        String body = Json.write(recorded.fact());
        FactRow unsigned = new FactRow(recorded.sequence(), at, type, body, 0, NEWEST_FORM);
        return new FactRow(recorded.sequence(), at, type, body, unsigned.sum(), NEWEST_FORM);
    }

    /**
     * The same row, if it is what was written.
     *
     * @throws DamagedRowException if it is not
     */
    FactRow sound() throws DamagedRowException {
        if (form < 1 || form > NEWEST_FORM) {
            throw new DamagedRowException(sequence, "has form " + form + ", this release knows up to " + NEWEST_FORM);
        }
        if (checksum != sum()) {
            throw new DamagedRowException(sequence, "is not what was written: its checksum does not fit");
        }
        return this;
    }

    /**
     * The fact, if the row is what was written.
     *
     * @throws DamagedRowException if it is not
     */
    Recorded verified() throws DamagedRowException {
        sound();
        try {
            return new Recorded(sequence, Instant.parse(at), Json.read(body, Fact.class));
        } catch (JsonException | DateTimeException unreadable) {
            throw new DamagedRowException(sequence, "cannot be read by this release: " + unreadable.getMessage());
        }
    }

    /** The row as JSON on one line, as the API tells a fact. */
    String line() {
        return "{\"sequence\":" + sequence + ",\"at\":\"" + at + "\",\"fact\":" + body + "}";
    }

    private long sum() {
        CRC32C sum = new CRC32C();
        String formed = form == 1 ? "" : form + "\n";
        sum.update((formed + sequence + "\n" + at + "\n" + type + "\n" + body).getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /** A row does not hold what was once written. */
    static final class DamagedRowException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String what;

        DamagedRowException(long sequence, String what) {
            super("fact " + sequence + " " + what);
            this.what = what;
        }

        /** What is wrong with it, without its number. */
        String what() {
            return what;
        }
    }
}
