package io.drover.engine;

import static io.drover.engine.LastFact.BEGUN;
import static io.drover.engine.LastFact.PROVED;
import static io.drover.engine.LastFact.SAID_DONE;
import static io.drover.engine.Seen.ARRIVING;
import static io.drover.engine.Seen.BUSY;
import static io.drover.engine.Seen.DEFINED;
import static io.drover.engine.Seen.FRESH;
import static io.drover.engine.Seen.GHOST;
import static io.drover.engine.Seen.NONE;
import static io.drover.engine.Seen.ODD;
import static io.drover.engine.Seen.ORPHAN;
import static io.drover.engine.Seen.PAUSED;
import static io.drover.engine.Seen.RUNNING;
import static io.drover.engine.Seen.SAID_RUNNING;
import static io.drover.engine.Seen.SILENT;
import static io.drover.engine.Seen.STUCK;
import static io.drover.engine.Seen.SUSPENDED;
import static io.drover.engine.Seen.UNMANAGED;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What follows from every combination of what the source is seen to hold, what the destination is seen to hold, and the last durable
 * fact. The rows are all there is: each case is in exactly one of them, or this class does not load.
 */
final class Reconciliation {
    private static final Set<LastFact> ANY = EnumSet.allOf(LastFact.class);
    private static final Set<LastFact> UNPROVED = EnumSet.of(BEGUN, SAID_DONE);
    private static final Set<Seen> OFF = EnumSet.of(NONE, DEFINED);
    private static final Set<Seen> LOUD = EnumSet.complementOf(EnumSet.of(SILENT));
    private static final Set<Seen> IDLE = EnumSet.complementOf(EnumSet.of(SILENT, BUSY));

    private static final Set<Seen> RESTING = EnumSet.complementOf(EnumSet.of(SILENT, BUSY, ARRIVING));

    private static final List<Row> ROWS = List.of(
            row(EnumSet.of(SILENT), EnumSet.allOf(Seen.class), ANY, Ruling.SILENCE),
            row(LOUD, EnumSet.of(SILENT), ANY, Ruling.SILENCE),
            row(EnumSet.of(BUSY), LOUD, ANY, Ruling.UNDER_WAY),
            row(IDLE, EnumSet.of(BUSY), ANY, Ruling.UNDER_WAY),
            // The source holds no copy.
            row(OFF, EnumSet.of(RUNNING, SAID_RUNNING), ANY, Ruling.ARRIVED),
            row(OFF, EnumSet.of(UNMANAGED), ANY, Ruling.UNLISTED),
            row(OFF, EnumSet.of(GHOST, ARRIVING), EnumSet.of(BEGUN), Ruling.ABANDONED),
            row(OFF, EnumSet.of(NONE, DEFINED), ANY, Ruling.NOWHERE),
            row(OFF, EnumSet.of(GHOST), EnumSet.of(SAID_DONE, PROVED), Ruling.NOWHERE),
            row(OFF, EnumSet.of(ARRIVING), EnumSet.of(SAID_DONE, PROVED), Ruling.UNFINISHED),
            row(OFF, EnumSet.of(STUCK, ORPHAN), ANY, Ruling.UNFINISHED),
            row(OFF, EnumSet.of(FRESH), EnumSet.of(BEGUN), Ruling.UNFINISHED),
            row(OFF, EnumSet.of(FRESH), EnumSet.of(SAID_DONE), Ruling.GO_FORWARD),
            row(OFF, EnumSet.of(FRESH), EnumSet.of(PROVED), Ruling.HELD),
            row(OFF, EnumSet.of(PAUSED, SUSPENDED), ANY, Ruling.HELD),
            row(OFF, EnumSet.of(ODD), ANY, Ruling.ODD_STATE),
            // The source runs it.
            row(EnumSet.of(RUNNING), OFF, UNPROVED, Ruling.STAYED),
            row(EnumSet.of(RUNNING), EnumSet.of(GHOST, ARRIVING, STUCK), UNPROVED, Ruling.RESYNC_DESTINATION),
            row(EnumSet.of(RUNNING), EnumSet.of(FRESH, ORPHAN), UNPROVED, Ruling.CLEAN_DESTINATION),
            row(
                    EnumSet.of(RUNNING),
                    EnumSet.of(NONE, DEFINED, GHOST, ARRIVING, STUCK, FRESH, ORPHAN),
                    EnumSet.of(PROVED),
                    Ruling.AGAINST_PROOF),
            row(EnumSet.of(RUNNING), EnumSet.of(PAUSED, SUSPENDED), ANY, Ruling.TWO_HISTORIES),
            row(EnumSet.of(RUNNING, UNMANAGED), EnumSet.of(RUNNING, UNMANAGED), ANY, Ruling.TWICE),
            row(EnumSet.of(RUNNING, UNMANAGED), EnumSet.of(SAID_RUNNING), ANY, Ruling.NOT_PROVED),
            row(EnumSet.of(RUNNING), EnumSet.of(ODD), ANY, Ruling.ODD_STATE),
            row(
                    EnumSet.of(UNMANAGED),
                    EnumSet.of(NONE, DEFINED, GHOST, ARRIVING, STUCK, FRESH, ORPHAN, PAUSED, SUSPENDED, ODD),
                    ANY,
                    Ruling.UNLISTED),
            row(EnumSet.of(SAID_RUNNING), IDLE, ANY, Ruling.NOT_PROVED),
            // The source holds it suspended, as a hand-over leaves it.
            row(EnumSet.of(SUSPENDED), EnumSet.of(RUNNING), ANY, Ruling.CLEAN_SOURCE),
            row(EnumSet.of(SUSPENDED), EnumSet.of(SAID_RUNNING), ANY, Ruling.NOT_PROVED),
            row(EnumSet.of(SUSPENDED), EnumSet.of(UNMANAGED), ANY, Ruling.UNLISTED),
            row(EnumSet.of(SUSPENDED), EnumSet.of(FRESH, ORPHAN), UNPROVED, Ruling.GO_BACK),
            row(EnumSet.of(SUSPENDED), EnumSet.of(FRESH, ORPHAN), EnumSet.of(PROVED), Ruling.AGAINST_PROOF),
            row(EnumSet.of(SUSPENDED), EnumSet.of(NONE, DEFINED, GHOST), ANY, Ruling.LONE_SUSPENDED),
            row(EnumSet.of(SUSPENDED), EnumSet.of(ARRIVING), ANY, Ruling.HELD),
            row(EnumSet.of(SUSPENDED), EnumSet.of(PAUSED, SUSPENDED), ANY, Ruling.TWO_HISTORIES),
            row(EnumSet.of(SUSPENDED), EnumSet.of(ODD), ANY, Ruling.ODD_STATE),
            // Nobody will end what was begun: whoever carried the handshake is gone.
            row(EnumSet.of(STUCK), EnumSet.of(ARRIVING), ANY, Ruling.UNDER_WAY),
            row(EnumSet.of(STUCK), RESTING, ANY, Ruling.RELEASE),
            row(EnumSet.of(SUSPENDED), EnumSet.of(STUCK), ANY, Ruling.RELEASE),
            // The source holds it otherwise.
            row(EnumSet.of(ARRIVING, GHOST, FRESH, ORPHAN, PAUSED), IDLE, ANY, Ruling.HELD),
            row(EnumSet.of(ODD), IDLE, ANY, Ruling.ODD_STATE));

    private static final Map<Case, Ruling> TABLE = spread(ROWS);

    private Reconciliation() {}

    /** One combination. */
    record Case(Seen source, Seen destination, LastFact last) {}

    /** The combinations that have one ruling for one reason. */
    record Row(Set<Seen> source, Set<Seen> destination, Set<LastFact> last, Ruling ruling) {}

    private static Row row(Set<Seen> source, Set<Seen> destination, Set<LastFact> last, Ruling ruling) {
        return new Row(source, destination, last, ruling);
    }

    /** What follows from a case. */
    static Ruling of(Case seen) {
        return Objects.requireNonNull(TABLE.get(seen), "a case without a ruling");
    }

    /** The table as it is written. */
    static List<Row> rows() {
        return ROWS;
    }

    private static Map<Case, Ruling> spread(List<Row> rows) {
        Map<Case, Ruling> table = new HashMap<>();
        rows.forEach(row -> row.source()
                .forEach(source -> row.destination()
                        .forEach(destination -> row.last().forEach(last -> {
                            Ruling other = table.put(new Case(source, destination, last), row.ruling());
                            if (other != null) {
                                throw new IllegalStateException(source + ", " + destination + ", " + last
                                        + " is ruled twice: " + other + ", " + row);
                            }
                        }))));
        int all = Seen.values().length * Seen.values().length * LastFact.values().length;
        if (table.size() != all) {
            throw new IllegalStateException("the table has " + table.size() + " of " + all + " cases");
        }
        return Map.copyOf(table);
    }
}
