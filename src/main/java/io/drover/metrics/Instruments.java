package io.drover.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Makes the meters that {@link Meters} names, so that no name or help text stands anywhere else. */
final class Instruments {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(2);

    /** One bucket a step from a millisecond to two hours, each about three times the one before. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(30),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(3),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(2)
    };

    /** Steps around 1, close enough to tell a tenth from a quarter. */
    private static final double[] RATIOS = {0.1, 0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 4, 10};

    private final MeterRegistry registry;

    Instruments(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter counter(Meters meter, String... values) {
        return Counter.builder(name(meter))
                .description(meter.help())
                .tags(tags(meter, values))
                .register(registry);
    }

    Timer timer(Meters meter, String... values) {
        Timer.Builder timer =
                Timer.builder(name(meter)).description(meter.help()).tags(tags(meter, values));
        if (meter.kind() == Meters.Kind.HISTOGRAM) {
            timer.serviceLevelObjectives(BUCKETS).minimumExpectedValue(SHORTEST).maximumExpectedValue(LONGEST);
        }
        return timer.register(registry);
    }

    DistributionSummary ratios(Meters meter, String... values) {
        return DistributionSummary.builder(name(meter))
                .description(meter.help())
                .tags(tags(meter, values))
                .serviceLevelObjectives(RATIOS)
                .register(registry);
    }

    void gauge(Meters meter, Supplier<Number> value, String... values) {
        Gauge.builder(name(meter), value)
                .description(meter.help())
                .tags(tags(meter, values))
                .register(registry);
    }

    MultiGauge gauges(Meters meter) {
        return MultiGauge.builder(name(meter)).description(meter.help()).register(registry);
    }

    static Tags tags(Meters meter, String... values) {
        List<String> labels = meter.labels();
        if (labels.size() != values.length) {
            throw new IllegalArgumentException(
                    meter + " has the labels " + labels + ", but " + values.length + " values were given");
        }
        Tags tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(labels.get(i), values[i]);
        }
        return tags;
    }

    /** Micrometer appends these by itself. */
    static String name(Meters meter) {
        String suffix = switch (meter.kind()) {
            case COUNTER -> "_total";
            case SUMMARY, HISTOGRAM -> "_seconds";
            case GAUGE, RATIO -> "";
        };
        String exposed = meter.exposed();
        return exposed.substring(0, exposed.length() - suffix.length()).replace('_', '.');
    }
}
