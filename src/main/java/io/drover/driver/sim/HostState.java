package io.drover.driver.sim;

import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A simulated host at one moment.
 *
 * @param described what never changes of it; its guests and its free memory do not count
 * @param roomBytes what its guests may take altogether
 * @param poweredOn whether it runs at all
 * @param reachable whether Drover's network leads to it
 * @param copies its guests
 * @param lastDomid the number that Xen gave to a domain last; each gets the next one
 */
record HostState(
        Host described,
        long roomBytes,
        boolean poweredOn,
        boolean reachable,
        SortedMap<GuestId, Copy> copies,
        int lastDomid) {

    HostState {
        copies = new TreeMap<>(copies);
    }

    static HostState initial(Host host, Instant now) {
        List<Copy> copies =
                host.guests().stream().map(guest -> Copy.initial(guest, now)).toList();
        long held = copies.stream().mapToLong(Copy::heldBytes).sum();
        HostState state = new HostState(host, host.memory().freeBytes() + held, true, true, new TreeMap<>(), 0);
        for (Copy copy : copies) {
            state = state.with(copy);
        }
        return state;
    }

    HostName name() {
        return described.name();
    }

    boolean answers() {
        return poweredOn && reachable;
    }

    Optional<Copy> copy(GuestId guest) {
        return Optional.ofNullable(copies.get(guest));
    }

    Optional<Copy> named(String name) {
        return copies.values().stream()
                .filter(copy -> copy.guest().name().equals(name))
                .findFirst();
    }

    /** With that copy; one that Xen holds from now on gets a number. */
    HostState with(Copy copy) {
        boolean isNew = copy.domid() == 0 && copy.guest().isActive();
        int last = isNew ? lastDomid + 1 : lastDomid;
        SortedMap<GuestId, Copy> changed = new TreeMap<>(copies);
        changed.put(copy.guest().id(), isNew ? copy.numbered(last) : copy);
        return new HostState(described, roomBytes, poweredOn, reachable, changed, last);
    }

    HostState without(GuestId guest) {
        SortedMap<GuestId, Copy> changed = new TreeMap<>(copies);
        changed.remove(guest);
        return new HostState(described, roomBytes, poweredOn, reachable, changed, lastDomid);
    }

    HostState powered(boolean on) {
        return new HostState(described, roomBytes, on, reachable, copies, lastDomid);
    }

    HostState reached(boolean by) {
        return new HostState(described, roomBytes, poweredOn, by, copies, lastDomid);
    }

    /** What is left for guests; less than nothing if two arrivals were let in that do not fit together. */
    long freeBytes() {
        return roomBytes - copies.values().stream().mapToLong(Copy::heldBytes).sum();
    }

    /** What the toolstack shows of a guest. */
    Optional<Copy> shown(GuestId guest, Instant now) {
        return copy(guest).flatMap(copy -> copy.shown(now));
    }

    Host inventory(Map<String, Observed<PathSight>> paths, Instant now) {
        List<Guest> guests = copies.values().stream()
                .flatMap(copy -> copy.shown(now).stream())
                .map(Copy::guest)
                .toList();
        return new Host(
                described.name(),
                described.platform(),
                described.cpu(),
                new Host.Memory(described.memory().totalBytes(), Math.max(0, freeBytes())),
                described.bridges(),
                described.pools(),
                paths,
                described.linkBytesPerSecond(),
                described.identity(),
                described.dom0().map(told -> new Dom0View(this, told, now).with(paths)),
                described.reach(),
                guests);
    }
}
