package io.drover.driver.sim;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.port.Clock;
import io.drover.port.Timer;
import io.drover.precopy.PreCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All hosts at the present moment. Everything that reads or changes them holds this object's lock; everything that is told to
 * the outside goes through {@link #outside}, so no listener ever runs under the lock.
 */
final class World {
    /** How long a driver waits for a host that says nothing. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private final SimulationSettings settings;
    private final Clock clock;
    private final Timer timer;
    private final Storage storage;
    private final Map<HostName, HostState> hosts = new TreeMap<>();
    private final Set<GuestId> ranTwice = new TreeSet<>();
    private final Set<HostName> hung = new TreeSet<>();
    private final Map<GuestId, Load> untold = new TreeMap<>();

    World(Fleet fleet, SimulationSettings settings, Clock clock, Timer timer) {
        this.settings = settings;
        this.clock = clock;
        this.timer = timer;
        this.storage = new Storage(fleet);
        fleet.hosts().forEach((name, host) -> hosts.put(name, HostState.initial(host, clock.now())));
    }

    SimulationSettings settings() {
        return settings;
    }

    Storage storage() {
        return storage;
    }

    Instant now() {
        return clock.now();
    }

    synchronized <T> T locked(Supplier<T> question) {
        return question.get();
    }

    synchronized void locked(Runnable work) {
        work.run();
    }

    /** Changes the world later. */
    void later(Duration delay, Runnable work) {
        timer.after(delay, () -> locked(work));
    }

    /** Tells the outside something, soon, in the order of the calls, without the lock. */
    void outside(Runnable work) {
        timer.after(Duration.ZERO, work);
    }

    Collection<HostState> hosts() {
        return List.copyOf(hosts.values());
    }

    Optional<HostState> find(HostName name) {
        return Optional.ofNullable(hosts.get(name));
    }

    /** A host that is known to be there. */
    HostState host(HostName name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no simulated host is called " + name));
    }

    /** A guest writes otherwise than its host says. */
    void writes(GuestId guest, Load load) {
        untold.put(guest, load);
    }

    /** How a guest writes really. */
    Load load(Guest guest) {
        var load = untold.get(guest.id());
        return load == null ? PreCopy.expected(guest.load(), guest.memoryBytes()) : load;
    }

    /** A host that hangs answers nothing, and nobody says so before the caller's patience ends. */
    void hang(HostName host, boolean hangs) {
        if (hangs) {
            hung.add(host);
        } else {
            hung.remove(host);
        }
    }

    boolean hangs(HostName host) {
        return hung.contains(host);
    }

    /** How long a call to a host that does not answer takes to fail. */
    Duration silence(HostName host) {
        return hangs(host) ? CALL_LIMIT : Duration.ZERO;
    }

    /** Replaces a host and notes the guests that now run here and elsewhere too. */
    void put(HostState state) {
        Optional<HostState> before = Optional.ofNullable(hosts.put(state.name(), state));
        state.copies().forEach((guest, copy) -> {
            boolean ran = before.flatMap(host -> host.copy(guest))
                    .filter(Copy::scheduled)
                    .isPresent();
            if (copy.scheduled() && !ran && runningOn(guest).size() > 1) {
                ranTwice.add(guest);
            }
        });
    }

    /** Changes one guest on one host, if it is there. */
    void change(HostName name, GuestId guest, UnaryOperator<Copy> change) {
        HostState host = host(name);
        host.copy(guest).ifPresent(copy -> put(host.with(change.apply(copy))));
    }

    /** Hosts on which Xen runs that guest. */
    Set<HostName> runningOn(GuestId guest) {
        Set<HostName> places = new TreeSet<>();
        hosts.forEach((name, host) -> {
            if (host.copy(guest).filter(Copy::scheduled).isPresent()) {
                places.add(name);
            }
        });
        return places;
    }

    /** Guests that at some moment ran on two hosts. */
    Set<GuestId> ranTwice() {
        return Set.copyOf(ranTwice);
    }
}
