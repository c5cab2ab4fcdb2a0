package io.drover.config;

import io.drover.model.Overheads;
import java.time.Duration;
import java.util.List;

/**
 * What a migration costs besides moving bytes.
 *
 * @param assumed until a fleet's own migrations have taught better; simulated hosts take exactly that
 */
public record OverheadsSection(Overheads assumed) {
    static final Setting<Duration> SETUP = Setting.of(
            "setup",
            Kind.TIME_OR_NONE,
            Overheads.STANDARD.setup(),
            "From the order until the first page leaves; the guest runs.");
    static final Setting<Duration> SUSPEND = Setting.of(
            "suspend",
            Kind.TIME_OR_NONE,
            Overheads.STANDARD.suspend(),
            "Until the guest's kernel has suspended; it runs nowhere from here on.");
    static final Setting<Duration> DEVICE = Setting.of(
            "device",
            Kind.TIME_OR_NONE,
            Overheads.STANDARD.device(),
            "Its devices' state, and the destination's device model and hotplug scripts.");
    static final Setting<Duration> RESUME = Setting.of(
            "resume", Kind.TIME_OR_NONE, Overheads.STANDARD.resume(), "Until Xen schedules it at the destination.");
    static final Setting<Duration> RELEASE = Setting.of(
            "release",
            Kind.TIME_OR_NONE,
            Overheads.STANDARD.release(),
            "Until the source has let go of it and says so; it runs at the destination, and the next sets out.");
    static final List<Setting<?>> ALL = List.of(SETUP, SUSPEND, DEVICE, RESUME, RELEASE);

    static OverheadsSection read(YamlMap fields) {
        var assumed = new Overheads(
                fields.orStandard(SETUP),
                fields.orStandard(SUSPEND),
                fields.orStandard(DEVICE),
                fields.orStandard(RESUME),
                fields.orStandard(RELEASE));
        fields.rejectOthers();
        return new OverheadsSection(assumed);
    }
}
