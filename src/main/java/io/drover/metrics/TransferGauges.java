package io.drover.metrics;

import io.micrometer.core.instrument.MultiGauge;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The gauges of each migration in flight. They are gone when it is over. */
final class TransferGauges {
    /** A scrape stays small whatever a run does; what is beyond is counted by phase in the run's own gauges. */
    private static final int MOST = 500;

    private final Map<Meters, ToDoubleFunction<Transfer>> values = new EnumMap<>(Meters.class);
    private final Map<Meters, MultiGauge> gauges = new EnumMap<>(Meters.class);
    private final MultiGauge phases;

    TransferGauges(Instruments instruments) {
        values.put(Meters.MIGRATION_ARRIVED, Transfer::arrivedBytes);
        values.put(Meters.MIGRATION_SIZE, Transfer::sizeBytes);
        values.put(Meters.MIGRATION_RATE, Transfer::bytesPerSecond);
        values.put(Meters.MIGRATION_REMAINING, Transfer::remainingSeconds);
        values.keySet().forEach(meter -> gauges.put(meter, instruments.gauges(meter)));
        phases = instruments.gauges(Meters.MIGRATION_PHASE);
    }

    void show(Collection<Transfer> transfers) {
        List<Transfer> inFlight = transfers.stream()
                .filter(transfer -> transfer.phase().isInFlight())
                .limit(MOST)
                .toList();
        gauges.forEach((meter, gauge) -> gauge.register(rows(meter, inFlight), true));
        phases.register(
                inFlight.stream().<MultiGauge.Row<?>>map(TransferGauges::phase).toList(), true);
    }

    private List<MultiGauge.Row<?>> rows(Meters meter, List<Transfer> inFlight) {
        ToDoubleFunction<Transfer> value = values.getOrDefault(meter, transfer -> Double.NaN);
        return inFlight.stream()
                .<MultiGauge.Row<?>>map(transfer -> MultiGauge.Row.of(
                        Instruments.tags(meter, transfer.id().toString(), transfer.guest()), transfer, value))
                .toList();
    }

    private static MultiGauge.Row<?> phase(Transfer transfer) {
        return MultiGauge.Row.of(
                Instruments.tags(
                        Meters.MIGRATION_PHASE,
                        transfer.id().toString(),
                        transfer.guest(),
                        transfer.phase().name()),
                1);
    }
}
