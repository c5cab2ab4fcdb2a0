package io.drover.app;

import io.drover.cli.Target;
import io.drover.config.Configuration;
import io.drover.config.FleetFile;
import io.drover.config.HostEntry;
import io.drover.driver.libvirt.Endpoint;
import io.drover.driver.libvirt.LibvirtFleet;
import io.drover.driver.libvirt.LibvirtSettings;
import io.drover.driver.sim.AcceleratedTime;
import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.port.Clock;
import io.drover.port.HostDriver;
import io.drover.port.Timer;
import java.time.Instant;
import java.util.Map;

/**
 * Where a server's hosts and its time come from.
 *
 * @param drivers one for each host
 * @param configuration limits, journal and the rest
 * @param clock the time those hosts live in
 * @param timer on the same time
 */
record Origin(Map<HostName, HostDriver> drivers, Configuration configuration, Clock clock, Timer timer) {

    /** The hosts of a configuration file, or of a simulated fleet. */
    static Origin of(Target target, Timer timer) {
        if (target instanceof Target.Simulated simulated) {
            return simulated(simulated, timer);
        }
        Configuration configuration = Configuration.load(((Target.Configured) target).file());
        var endpoints = configuration.hosts().stream().map(Origin::endpoint).toList();
        return new Origin(LibvirtFleet.open(endpoints, LibvirtSettings.standard()), configuration, Instant::now, timer);
    }

    static Endpoint endpoint(HostEntry host) {
        return new Endpoint(
                host.name(),
                host.uri().toString(),
                host.peerUri().toString(),
                host.migrationUri().toString(),
                host.linkBytesPerSecond(),
                host.shadowPaging());
    }

    private static Origin simulated(Target.Simulated target, Timer timer) {
        AcceleratedTime time = new AcceleratedTime(Instant::now, timer, target.speed());
        Fleet initial =
                target.file().map(file -> FleetFile.load(file, time.now())).orElseGet(() -> FleetFile.demo(time.now()));
        SimulatedFleet fleet = new SimulatedFleet(initial, SimulationSettings.STANDARD, time, time);
        return new Origin(fleet.drivers(), Configuration.standard(), time, time);
    }
}
