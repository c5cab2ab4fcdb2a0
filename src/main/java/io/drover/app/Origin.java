package io.drover.app;

import io.drover.cli.Target;
import io.drover.config.Configuration;
import io.drover.config.FleetFile;
import io.drover.config.HostEntry;
import io.drover.config.LoginEntry;
import io.drover.driver.JoinedDriver;
import io.drover.driver.dom0.Dom0Endpoint;
import io.drover.driver.dom0.Dom0Fleet;
import io.drover.driver.dom0.Dom0Settings;
import io.drover.driver.dom0.SystemInterview;
import io.drover.driver.libvirt.Endpoint;
import io.drover.driver.libvirt.LibvirtFleet;
import io.drover.driver.libvirt.LibvirtSettings;
import io.drover.driver.sim.AcceleratedTime;
import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.xl.XlHostDriver;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Rules;
import io.drover.port.Clock;
import io.drover.port.Dom0Driver;
import io.drover.port.HostDriver;
import io.drover.port.Timer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a server's hosts and its time come from.
 *
 * @param drivers one for each host
 * @param logins those of the Dom0s that Drover logs in to; each is closed with its host's driver
 * @param configuration limits, journal and the rest
 * @param rules what is laid down about guests
 * @param clock the time those hosts live in
 * @param timer on the same time
 */
record Origin(
        Map<HostName, HostDriver> drivers,
        Map<HostName, Dom0Driver> logins,
        Configuration configuration,
        Rules rules,
        Clock clock,
        Timer timer) {

    /** The hosts of a configuration file, or of a simulated fleet. */
    static Origin of(Target target, Timer timer) {
        if (target instanceof Target.Simulated simulated) {
            return simulated(simulated, timer);
        }
        Configuration configuration = Configuration.load(((Target.Configured) target).file());
        List<HostEntry> hosts = configuration.hosts();
        Map<HostName, Dom0Driver> logins =
                Dom0Fleet.open(logins(hosts), Dom0Settings.standard(), SystemInterview.interview());
        try {
            var endpoints =
                    hosts.stream().flatMap(host -> endpoint(host).stream()).toList();
            Map<HostName, HostDriver> drivers = new TreeMap<>(LibvirtFleet.open(endpoints, LibvirtSettings.standard()));
            hosts.forEach(host -> Optional.ofNullable(logins.get(host.name()))
                    .ifPresent(login -> drivers.compute(
                            host.name(),
                            (name, driver) -> driver == null
                                    ? new XlHostDriver(login, host.linkBytesPerSecond())
                                    : new JoinedDriver(driver, login))));
            return new Origin(drivers, logins, configuration, configuration.rules(), new SystemClock(), timer);
        } catch (RuntimeException e) {
            logins.values().forEach(Dom0Driver::close);
            throw e;
        }
    }

    private static List<Dom0Endpoint> logins(List<HostEntry> hosts) {
        Path ownKnownHosts = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
        return hosts.stream()
                .flatMap(host -> host.login().stream().map(login -> login(host, login, ownKnownHosts)))
                .toList();
    }

    private static Dom0Endpoint login(HostEntry host, LoginEntry login, Path ownKnownHosts) {
        return new Dom0Endpoint(
                host.name(),
                new Dom0Endpoint.Login(login.user(), bare(login.address()), login.port()),
                login.key(),
                login.knownHosts().orElse(ownKnownHosts),
                bare(host.peerAddress()),
                bare(host.migrationUri().getHost()));
    }

    /** An address as tools want it; URIs put one of version 6 in brackets. */
    private static String bare(String address) {
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }

    /** How libvirt on a host is reached, where there is one. */
    static Optional<Endpoint> endpoint(HostEntry host) {
        return host.libvirt()
                .map(libvirt -> new Endpoint(
                        host.name(),
                        libvirt.uri().toString(),
                        libvirt.peerToPeer() ? Optional.of(libvirt.peerUri().toString()) : Optional.empty(),
                        host.migrationUri().toString(),
                        host.linkBytesPerSecond(),
                        libvirt.shadowPaging()));
    }

    private static Origin simulated(Target.Simulated target, Timer timer) {
        AcceleratedTime time = new AcceleratedTime(new SystemClock(), timer, target.speed());
        Fleet initial =
                target.file().map(file -> FleetFile.load(file, time.now())).orElseGet(() -> FleetFile.demo(time.now()));
        SimulatedFleet fleet = new SimulatedFleet(
                initial, SimulationSettings.STANDARD.with(initial.rules().overheads()), time, time);
        return new Origin(fleet.drivers(), Map.of(), Configuration.standard(), initial.rules(), time, time);
    }
}
