package io.drover.metrics;

import java.util.List;

/**
 * Every meter: its name as Prometheus shows it, its labels, and what it says. The names follow Prometheus' rules: base units,
 * {@code _total} for counters only, no label that can take any number of values for ever. Labels that name a migration or a run exist
 * only while it is in flight.
 */
public enum Meters {
    BUILD("drover_build_info", Kind.GAUGE, "The release that runs; the value is always 1.", "version"),
    HOST_UP("drover_host_up", Kind.GAUGE, "Whether the connection to the host is up.", "host"),
    HOST_MEMORY_FREE("drover_host_memory_free_bytes", Kind.GAUGE, "Memory that Xen could give to a guest.", "host"),
    HOST_GUESTS("drover_host_guests", Kind.GAUGE, "Guests that the host has in memory.", "host"),
    HOST_CORDONED("drover_host_cordoned", Kind.GAUGE, "Whether the host takes no new guests.", "host"),
    RUNS(
            "drover_runs_total",
            Kind.COUNTER,
            "Runs that ended, by outcome; one that an operator had looked at again ends again.",
            "outcome"),
    RUN_MOVES("drover_run_moves", Kind.GAUGE, "Migrations of an open run, by phase.", "run", "phase"),
    RUN_PROGRESS("drover_run_progress_ratio", Kind.GAUGE, "Part of an open run's migrations that is over.", "run"),
    MIGRATIONS(
            "drover_migrations_total",
            Kind.COUNTER,
            "Migrations that came to rest, by outcome; one that is begun again, or that an operator had looked at"
                    + " again, comes to rest again.",
            "outcome"),
    RETRIES("drover_migration_retries_total", Kind.COUNTER, "Migrations that were begun again after they had failed."),
    REPLANS(
            "drover_run_replans_total",
            Kind.COUNTER,
            "Times that queued moves of a run under way were planned again, such as for a new cordon, a lost host or a slow link."),
    ABORTS(
            "drover_migration_aborts_total",
            Kind.COUNTER,
            "Transfers that were to be called off, by who wanted it.",
            "by"),
    ABORTS_REFUSED("drover_migration_aborts_refused_total", Kind.COUNTER, "Transfers that could not be called off."),
    RIVALS(
            "drover_migration_rivals_total",
            Kind.COUNTER,
            "Alarms because somebody else sent the memory of a guest while Drover had it transferred."),
    STANDSTILLS(
            "drover_migration_standstills_total",
            Kind.COUNTER,
            "Alarms of the watchdog: transfers that showed no progress for too long."),
    STANDING_STILL(
            "drover_migrations_standing_still",
            Kind.GAUGE,
            "Transfers that show no progress now, for longer than the watchdog bears."),
    MIGRATION_PHASE(
            "drover_migration_phase",
            Kind.GAUGE,
            "1 for the phase that a migration in flight is in.",
            "migration",
            "guest",
            "phase"),
    MIGRATION_ARRIVED(
            "drover_migration_arrived_bytes",
            Kind.GAUGE,
            "Memory of a guest in flight that has arrived.",
            "migration",
            "guest"),
    MIGRATION_SIZE("drover_migration_size_bytes", Kind.GAUGE, "Memory of a guest in flight.", "migration", "guest"),
    MIGRATION_RATE(
            "drover_migration_rate_bytes_per_second",
            Kind.GAUGE,
            "Recent rate of a migration in flight.",
            "migration",
            "guest"),
    MIGRATION_REMAINING(
            "drover_migration_remaining_seconds",
            Kind.GAUGE,
            "Time that a migration in flight needs at most, where it can be told.",
            "migration",
            "guest"),
    MIGRATION_DURATION("drover_migration_duration_seconds", Kind.HISTOGRAM, "Duration of transfers."),
    MIGRATION_DOWNTIME(
            "drover_migration_downtime_seconds",
            Kind.HISTOGRAM,
            "Time in which a guest ran nowhere, where it is known."),
    MIGRATION_BYTES(
            "drover_migration_transferred_bytes_total", Kind.COUNTER, "Bytes that migrations sent, where it is known."),
    PREDICTION(
            "drover_migration_prediction_ratio",
            Kind.RATIO,
            "What a migration took, divided by what its plan had expected, where both are known: 1 is a plan that came true.",
            "of"),
    PHASE_DURATION("drover_migration_phase_duration_seconds", Kind.HISTOGRAM, "Time spent in a phase.", "phase"),
    FINDINGS(
            "drover_check_findings_total",
            Kind.COUNTER,
            "What the checks said just before migrations, by check and verdict.",
            "check",
            "verdict"),
    DRIVER_CALLS(
            "drover_driver_call_duration_seconds",
            Kind.SUMMARY,
            "Calls to hosts: their number and duration.",
            "host",
            "operation",
            "result"),
    JOURNAL_APPENDS("drover_journal_append_duration_seconds", Kind.SUMMARY, "Appends to the journal.", "result"),
    JOURNAL_SEQUENCE("drover_journal_last_sequence", Kind.GAUGE, "Number of the last fact that became durable."),
    JOURNAL_WRITABLE(
            "drover_journal_writable",
            Kind.GAUGE,
            "1 while facts can be written; 0 while nothing can start and guests in flight are only watched."),
    STREAMS_DROPPED(
            "drover_events_dropped_total",
            Kind.COUNTER,
            "Clients of the event stream that were disconnected because they read too slowly.");

    /** What kind of meter Prometheus sees. */
    public enum Kind {
        GAUGE,
        COUNTER,
        /** Count and sum. */
        SUMMARY,
        /** Count, sum and buckets. */
        HISTOGRAM,
        /** The same of numbers without a unit. */
        RATIO
    }

    private final String exposed;
    private final Kind kind;
    private final String help;
    private final String labels;

    Meters(String exposed, Kind kind, String help, String... labels) {
        this.exposed = exposed;
        this.kind = kind;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    /** The name as Prometheus shows it. */
    public String exposed() {
        return exposed;
    }

    /** What kind of meter it is. */
    public Kind kind() {
        return kind;
    }

    /** What it says, in a sentence. */
    public String help() {
        return help;
    }

    /** Its labels, in order. */
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" "));
    }
}
