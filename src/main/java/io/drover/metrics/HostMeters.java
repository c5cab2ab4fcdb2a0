package io.drover.metrics;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.port.HostNotice;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** Hosts as meters. The hosts are those of the configuration, so their number is fixed; safe from any thread. */
final class HostMeters {
    private final Instruments instruments;
    private final Map<HostName, View> views = new ConcurrentHashMap<>();

    HostMeters(Instruments instruments, Collection<HostName> hosts) {
        this.instruments = instruments;
        hosts.forEach(host -> {
            views.put(host, View.NOTHING);
            gauge(Meters.HOST_UP, host, View::up);
            gauge(Meters.HOST_MEMORY_FREE, host, View::freeBytes);
            gauge(Meters.HOST_GUESTS, host, View::guests);
            gauge(Meters.HOST_CORDONED, host, View::cordoned);
        });
    }

    void observed(Fleet fleet) {
        fleet.hosts().forEach((name, host) -> change(name, fleet, View.of(host)));
        fleet.unreachable().keySet().forEach(name -> change(name, fleet, View.NOTHING));
    }

    void noticed(HostNotice notice) {
        if (notice instanceof HostNotice.Connected) {
            views.computeIfPresent(notice.host(), (host, view) -> view.withUp(1));
        } else if (notice instanceof HostNotice.Disconnected) {
            views.computeIfPresent(notice.host(), (host, view) -> view.withUp(0));
        } else if (notice instanceof HostNotice.Called called) {
            instruments
                    .timer(Meters.DRIVER_CALLS, called.host().value(), called.operation(), called.result())
                    .record(called.took());
        }
    }

    void cordoned(HostName name, boolean cordoned) {
        views.computeIfPresent(name, (host, view) -> view.withCordoned(cordoned ? 1 : 0));
    }

    private void change(HostName name, Fleet fleet, View seen) {
        double cordoned = fleet.cordoned().contains(name) ? 1 : 0;
        views.computeIfPresent(name, (host, view) -> seen.withCordoned(cordoned));
    }

    private void gauge(Meters meter, HostName host, ToDoubleFunction<View> value) {
        instruments.gauge(meter, () -> value.applyAsDouble(views.getOrDefault(host, View.NOTHING)), host.value());
    }

    private record View(double up, double freeBytes, double guests, double cordoned) {
        static final View NOTHING = new View(0, Double.NaN, Double.NaN, 0);

        static View of(Host host) {
            long active = host.guests().stream().filter(Guest::isActive).count();
            return new View(1, host.memory().freeBytes(), active, 0);
        }

        View withUp(double other) {
            return new View(other, freeBytes, guests, cordoned);
        }

        View withCordoned(double other) {
            return new View(up, freeBytes, guests, other);
        }
    }
}
