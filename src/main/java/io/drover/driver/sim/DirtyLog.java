package io.drover.driver.sim;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.OtherSender;
import io.drover.model.XenCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Xen's log of the pages that a guest dirties, one a guest however many send it: who begins to send resets it, and who reads it takes from it what the
 * others need. What a sender then sends is spoilt, and nothing tells it so.
 */
final class DirtyLog {
    private final World world;
    private final Map<Transfer.Order, Instant> copying = new LinkedHashMap<>();
    private final Set<Transfer.Order> spoilt = new LinkedHashSet<>();
    private final List<XlMigration> byXl = new ArrayList<>();
    private int processes;

    DirtyLog(World world) {
        this.world = world;
    }

    /** The toolstack begins to send a guest. */
    void begun(Transfer.Order what) {
        copying.put(what, world.now());
        read(what);
    }

    /** The toolstack's sender begins another round. */
    void read(Transfer.Order what) {
        byXl(what.from(), what.guest().id()).forEach(XlMigration::spoil);
    }

    void ended(Transfer.Order what) {
        copying.remove(what);
        spoilt.remove(what);
    }

    boolean isSpoilt(Transfer.Order what) {
        return spoilt.contains(what);
    }

    void begun(XlMigration migration) {
        byXl.add(migration);
        read(migration);
    }

    void read(XlMigration migration) {
        copying.keySet().stream()
                .filter(what -> isOf(what, migration.from(), migration.guest()))
                .forEach(spoilt::add);
    }

    void ended(XlMigration migration) {
        byXl.remove(migration);
    }

    /** A number for one more process. */
    int nextProcess() {
        return ++processes;
    }

    private static boolean isOf(Transfer.Order what, HostName from, GuestId guest) {
        return what.from().equals(from) && what.guest().id().equals(guest);
    }

    /** Those who send that guest from that host by xl. */
    Stream<XlMigration> byXl(HostName from, GuestId guest) {
        return byXl.stream()
                .filter(migration ->
                        migration.from().equals(from) && migration.guest().equals(guest));
    }

    /** Who sends that guest beside the toolstack, while that does. */
    List<OtherSender> others(HostName from, GuestId guest) {
        return copying.entrySet().stream()
                .filter(toolstacks -> isOf(toolstacks.getKey(), from, guest))
                .flatMap(toolstacks -> byXl(from, guest).map(migration -> migration.asSender(toolstacks.getValue())))
                .toList();
    }

    /** The halves of that guest that xl fills on that host. */
    List<XenCopy> halves(HostName to, GuestId guest) {
        return byXl.stream()
                .filter(migration ->
                        migration.to().equals(to) && migration.guest().equals(guest))
                .map(XlMigration::half)
                .toList();
    }
}
