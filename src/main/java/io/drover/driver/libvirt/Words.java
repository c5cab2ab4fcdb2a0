package io.drover.driver.libvirt;

import java.util.List;

/** libvirt's numbers for states, reasons and events, in the words that {@code virsh} uses for them. */
final class Words {
    private static final List<String> STATES =
            List.of("no state", "running", "idle", "paused", "in shutdown", "shut off", "crashed", "pmsuspended");

    private static final List<List<String>> REASONS = List.of(
            List.of("unknown"),
            List.of(
                    "unknown",
                    "booted",
                    "migrated",
                    "restored",
                    "from snapshot",
                    "unpaused",
                    "migration canceled",
                    "save canceled",
                    "event wakeup",
                    "crashed",
                    "post-copy",
                    "post-copy failed"),
            List.of("unknown"),
            List.of(
                    "unknown",
                    "user",
                    "migrating",
                    "saving",
                    "dumping",
                    "I/O error",
                    "watchdog",
                    "from snapshot",
                    "shutting down",
                    "creating snapshot",
                    "crashed",
                    "starting up",
                    "post-copy",
                    "post-copy failed",
                    "api error"),
            List.of("unknown", "user"),
            List.of(
                    "unknown",
                    "shutdown",
                    "destroyed",
                    "crashed",
                    "migrated",
                    "saved",
                    "failed",
                    "from snapshot",
                    "daemon"),
            List.of("unknown", "panicked"),
            List.of("unknown"));

    private static final List<String> EVENTS = List.of(
            "Defined", "Undefined", "Started", "Suspended", "Resumed", "Stopped", "Shutdown", "PMSuspended", "Crashed");

    private static final List<List<String>> DETAILS = List.of(
            List.of("Added", "Updated", "Renamed", "Snapshot"),
            List.of("Removed", "Renamed"),
            List.of("Booted", "Migrated", "Restored", "Snapshot", "Event wakeup"),
            List.of(
                    "Paused",
                    "Migrated",
                    "I/O Error",
                    "Watchdog",
                    "Restored",
                    "Snapshot",
                    "API error",
                    "Post-copy",
                    "Post-copy Error"),
            List.of("Unpaused", "Migrated", "Snapshot", "Post-copy"),
            List.of("Shutdown", "Destroyed", "Crashed", "Migrated", "Saved", "Failed", "Snapshot"),
            List.of("Finished", "Finished after guest request", "Finished after host request"),
            List.of("Memory", "Disk"),
            List.of("Panicked", "Crashloaded"));

    private static final List<String> CLOSE_REASONS =
            List.of("an error on the connection", "the host closed it", "no answer to keepalive", "closed by us");

    private Words() {}

    /** Such as {@code running (migrated)}. */
    static String state(int state, int reason) {
        return word(STATES, state) + " (" + word(row(REASONS, state), reason) + ")";
    }

    /** Such as {@code Stopped Migrated}. */
    static String event(int event, int detail) {
        return word(EVENTS, event) + " " + word(row(DETAILS, event), detail);
    }

    /** Why a connection went away. */
    static String closeReason(int reason) {
        return word(CLOSE_REASONS, reason);
    }

    private static List<String> row(List<List<String>> rows, int index) {
        return index >= 0 && index < rows.size() ? rows.get(index) : List.of();
    }

    private static String word(List<String> words, int index) {
        return index >= 0 && index < words.size() ? words.get(index) : Integer.toString(index);
    }
}
