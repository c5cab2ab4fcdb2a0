package io.drover.driver.sim;

import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.port.Clock;
import io.drover.port.HostDriver;
import io.drover.port.Timer;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Simulated Xen hosts that behave as libvirt with libxl does, in real or virtual time. The hosts outlive the drivers: what is
 * under way goes on when Drover closes them, and {@link #drivers} can be called again afterwards.
 */
public final class SimulatedFleet {
    private final World world;
    private final Transfers transfers;
    private final Faults faults;
    private final Strangers strangers;
    private final Truth truth;

    /**
     * A fleet that begins as described.
     *
     * @param initial the hosts and their guests; hosts that it calls unreachable are not described and so are not simulated
     * @param timer does one piece of work at a time, each in the order of its time; so does {@link VirtualTime}
     */
    public SimulatedFleet(Fleet initial, SimulationSettings settings, Clock clock, Timer timer) {
        this.world = new World(initial, settings, clock, timer);
        this.transfers = new Transfers(world, new Notices(world));
        this.faults = new Faults(transfers);
        this.strangers = new Strangers(transfers);
        this.truth = new Truth(transfers);
    }

    /** New connections to all hosts. Each tells that it is connected first, if its host can be reached. */
    public SortedMap<HostName, HostDriver> drivers() {
        return world.locked(() -> {
            SortedMap<HostName, HostDriver> drivers = new TreeMap<>();
            world.hosts().forEach(host -> drivers.put(host.name(), connect(host.name())));
            return drivers;
        });
    }

    /** What can happen to the hosts. */
    public Faults faults() {
        return faults;
    }

    /** What others do to guests. */
    public Strangers strangers() {
        return strangers;
    }

    /** What is really so. */
    public Truth truth() {
        return truth;
    }

    private HostDriver connect(HostName host) {
        SimulatedDriver driver = new SimulatedDriver(host, transfers);
        world.later(world.settings().callLatency(), driver::connected);
        return driver;
    }
}
