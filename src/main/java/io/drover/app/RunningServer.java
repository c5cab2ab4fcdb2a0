package io.drover.app;

import io.drover.api.ApiServer;
import io.drover.api.ApiSettings;
import io.drover.api.EventHub;
import io.drover.cli.Embedded;
import io.drover.cli.Target;
import io.drover.config.Configuration;
import io.drover.config.JournalSection;
import io.drover.config.RunSection;
import io.drover.config.WatchdogSection;
import io.drover.engine.Drover;
import io.drover.engine.Keeping;
import io.drover.engine.Launch;
import io.drover.engine.Patience;
import io.drover.engine.Retries;
import io.drover.engine.Standstill;
import io.drover.metrics.FleetMeters;
import io.drover.metrics.MeteredJournal;
import io.drover.port.HostDriver;
import io.drover.port.Journal;
import io.drover.port.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Drover at work: drivers, journal, engine, meters and service, put together and started in this order, and ended in the
 * opposite one. Whatever was opened is closed again when a later part cannot start.
 */
final class RunningServer implements Embedded.Server {
    /** Plans for thousands of guests are worked out for longer than Vert.x expects of a thread that it lends, without harm. */
    private static final VertxOptions PATIENT =
            new VertxOptions().setMaxWorkerExecuteTimeUnit(TimeUnit.HOURS).setMaxWorkerExecuteTime(1);

    private final Teardown teardown = new Teardown();
    private final URI uri;

    /** Where to listen, when the configuration shall not say. */
    record Listening(String bind, int port) {}

    /** Starts, and returns when requests are taken. */
    static RunningServer start(Target target, ListeningChoice choice) {
        return start(target, choice, timer -> Origin.of(target, timer));
    }

    /** The same for hosts that are reached in another way. */
    static RunningServer start(Target target, ListeningChoice choice, Function<Timer, Origin> hosts) {
        return new RunningServer(target, choice, hosts);
    }

    private RunningServer(Target target, ListeningChoice choice, Function<Timer, Origin> hosts) {
        try {
            Vertx vertx = teardown.add(Vertx.vertx(PATIENT), running -> Awaiting.stage(running.close()));
            this.uri = start(vertx, target, choice, hosts);
        } catch (RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    private URI start(Vertx vertx, Target target, ListeningChoice choice, Function<Timer, Origin> hosts) {
        VertxLoop loop = new VertxLoop(vertx);
        Origin origin = hosts.apply(loop);
        origin.drivers().values().forEach(driver -> teardown.add(driver, HostDriver::close));
        JournalFile file =
                teardown.add(JournalFile.open(target, origin.configuration().journal()), JournalFile::close);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        FleetMeters meters = new FleetMeters(registry, origin.drivers().keySet(), BuildVersion.text());
        origin.drivers().values().forEach(driver -> driver.listen(meters::noticed));
        EventHub hub = new EventHub();
        meters.countDropped(hub::dropped);
        Journal journal = new MeteredJournal(file.journal(), registry);
        Drover drover = launch(origin, journal, loop, new Telling(meters, hub));
        loop.execute(() -> drover.runs().forEach(meters::resume));
        new Census(drover, meters, loop).take();
        new Oblivion(drover, keeping(origin.configuration().journal()), loop).begin();
        ApiServer api = new ApiServer(drover, hub, new Pulse(drover, meters, registry, loop));
        Listening listening = choice.of(origin.configuration().server());
        ApiSettings settings = new ApiSettings(
                listening.bind(),
                listening.port(),
                origin.configuration().server().names(),
                origin.configuration().policy(),
                BuildVersion.text(),
                ApiSettings.Limits.STANDARD);
        int port = Awaiting.stage(
                teardown.add(api, running -> Awaiting.stage(running.close())).start(vertx, settings));
        return URI.create("http://" + Addresses.forUri(listening.bind()) + ":" + port);
    }

    private static Keeping keeping(JournalSection journal) {
        return new Keeping(journal.keepRuns(), Duration.ofDays(journal.keepDays()));
    }

    private static Patience patience(Configuration configuration) {
        RunSection runs = configuration.runs();
        WatchdogSection watchdog = configuration.watchdog();
        return Patience.STANDARD.with(
                new Retries(runs.retries(), runs.retryAfter()),
                new Standstill(watchdog.after(), watchdog.perGib(), watchdog.abort()));
    }

    private static Drover launch(Origin origin, Journal journal, VertxLoop loop, Telling telling) {
        RunIds ids = new RunIds(origin.clock()::now);
        Launch.Surroundings surroundings =
                new Launch.Surroundings(origin.clock(), origin.timer(), ids, loop, loop.desk());
        return Awaiting.stage(new Launch(
                        origin.drivers(),
                        journal,
                        surroundings,
                        telling,
                        patience(origin.configuration()),
                        origin.rules())
                .start());
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        teardown.close();
    }
}
