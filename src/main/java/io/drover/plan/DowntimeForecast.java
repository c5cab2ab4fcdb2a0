package io.drover.plan;

import io.drover.check.Foresight;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The downtime of a migration that has its link to itself, by Xen's pre-copy rule; known where load and link are. What it reckoned it
 * remembers, since many links are alike; so it is for one examination, and not for several threads at a time.
 */
public final class DowntimeForecast implements Foresight {
    private final Forecast forecast;
    private final Map<Leg, Duration> reckoned = new HashMap<>();

    private record Leg(GuestId guest, long bytesPerSecond) {}

    /** A forecast that reckons with what a migration costs besides moving bytes. */
    public DowntimeForecast(Overheads overheads) {
        this.forecast = new Forecast(overheads);
    }

    @Override
    public Observed<Duration> downtime(Guest guest, Host from, Host to) {
        if (guest.load().asOptional().isEmpty()) {
            return Observed.unknown(guest.load().basis());
        }
        for (var host : new Host[] {from, to}) {
            if (host.linkBytesPerSecond().asOptional().isEmpty()) {
                return Observed.unknown(host.linkBytesPerSecond().basis());
            }
        }
        var leg = new Leg(guest.id(), LinkRate.between(from, to));
        return Observed.known(
                reckoned.computeIfAbsent(
                        leg, unseen -> forecast.of(guest, leg.bytesPerSecond()).downtime()),
                "Xen's pre-copy rule, alone on the link; " + guest.load().basis());
    }
}
