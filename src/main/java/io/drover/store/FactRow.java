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
 * A fact as a row holds it.
 *
 * @param sequence its number
 * @param at ISO 8601, UTC
 * @param type its {@link FactType}, for people who look into the file
 * @param body its JSON
 * @param checksum CRC32C over all of the above
 */
record FactRow(long sequence, String at, String type, String body, long checksum) {

    static FactRow of(Recorded recorded) {
        String at = recorded.at().toString();
        String type = FactType.of(recorded.fact()).label();
        String body = Json.write(recorded.fact());
        return new FactRow(recorded.sequence(), at, type, body, checksum(recorded.sequence(), at, type, body));
    }

    /**
     * The fact, if the row is what was written.
     *
     * @throws DamagedRowException if it is not
     */
    Recorded verified() throws DamagedRowException {
        if (checksum != checksum(sequence, at, type, body)) {
            throw new DamagedRowException("fact " + sequence + " is not what was written: its checksum does not fit");
        }
        try {
            return new Recorded(sequence, Instant.parse(at), Json.read(body, Fact.class));
        } catch (JsonException | DateTimeException unreadable) {
            throw new DamagedRowException(
                    "fact " + sequence + " cannot be read by this release: " + unreadable.getMessage());
        }
    }

    private static long checksum(long sequence, String at, String type, String body) {
        CRC32C sum = new CRC32C();
        sum.update((sequence + "\n" + at + "\n" + type + "\n" + body).getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }

    /** A row does not hold what was once written. */
    static final class DamagedRowException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedRowException(String message) {
            super(message);
        }
    }
}
