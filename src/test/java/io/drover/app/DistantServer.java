package io.drover.app;

import io.drover.cli.Target;
import io.drover.config.Configuration;
import io.drover.config.JournalSection;
import io.drover.model.HostName;
import io.drover.port.Clock;
import io.drover.port.HostDriver;
import io.drover.port.Timer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** The whole of Drover, as {@code serve} starts it, in a process of its own and with hosts that live in another. */
final class DistantServer {
    private DistantServer() {}

    /** Serves until it is killed: journal, hosts' address, start of their time, its speed, names. */
    public static void main(String[] arguments) throws InterruptedException {
        var journal = Path.of(arguments[0]);
        var hosts = URI.create(arguments[1]);
        var start = Instant.parse(arguments[2]);
        double speed = Double.parseDouble(arguments[3]);
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Map<HostName, HostDriver> drivers = new TreeMap<>();
        for (var name : arguments[4].split(",", -1)) {
            drivers.put(new HostName(name), new DistantDriver(new HostName(name), hosts, client));
        }
        var server = RunningServer.start(
                new Target.Configured(journal),
                ListeningChoice.PRIVATE,
                timer -> origin(drivers, journal, start, speed, timer));
        System.out.println(server.uri());
        new CountDownLatch(1).await();
    }

    private static Origin origin(
            Map<HostName, HostDriver> drivers, Path journal, Instant start, double speed, Timer timer) {
        var standard = Configuration.standard();
        var kept = new JournalSection(journal, 1L << 30, 1_000, 400);
        var configuration = new Configuration(
                standard.hosts(),
                standard.limits(),
                standard.server(),
                kept,
                standard.checks(),
                standard.runs(),
                standard.watchdog(),
                standard.placement(),
                standard.downtime(),
                standard.overheads());
        return new Origin(
                drivers,
                Map.of(),
                configuration,
                configuration.rules(),
                new FastClock(start, speed, new SystemClock()),
                (delay, work) -> timer.after(scaled(delay, 1 / speed), work));
    }

    /** The hosts' time, which began to run faster in their process. */
    private record FastClock(Instant start, double speed, Clock clock) implements Clock {
        @Override
        public Instant now() {
            return start.plus(scaled(Duration.between(start, clock.now()), speed));
        }

        @Override
        public Duration elapsed() {
            return scaled(clock.elapsed(), speed);
        }
    }

    private static Duration scaled(Duration duration, double by) {
        return Duration.ofNanos((long) (duration.toMillis() * by * 1e6));
    }
}
