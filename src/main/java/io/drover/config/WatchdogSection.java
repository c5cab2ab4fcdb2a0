package io.drover.config;

import java.time.Duration;
import java.util.List;

/**
 * When a transfer without progress is an alarm.
 *
 * @param after for any guest
 * @param perGib for each GiB of its memory on top
 * @param abort whether it is then called off
 */
public record WatchdogSection(Duration after, Duration perGib, boolean abort) {
    static final Setting<Duration> AFTER = Setting.of(
            "after",
            Kind.DURATION,
            Duration.ofMinutes(2),
            "How long a transfer may show no progress before it is an alarm.");
    static final Setting<Duration> PER_GIB = Setting.of(
            "per-gib",
            Kind.DURATION,
            Duration.ofMinutes(1),
            "So much longer for each GiB of the guest's memory: Xen's later rounds, of which libvirt shows nothing,"
                    + " take the longer the more there is.");
    static final Setting<Boolean> ABORT = Setting.of(
            "abort",
            Kind.YES_NO,
            false,
            "Whether such a transfer is called off while memory is being copied. It needs a login to the source's"
                    + " Dom0. The guest runs on where it is, and the move is tried again.");
    static final List<Setting<?>> ALL = List.of(AFTER, PER_GIB, ABORT);

    static WatchdogSection read(YamlMap fields) {
        var section =
                new WatchdogSection(fields.orStandard(AFTER), fields.orStandard(PER_GIB), fields.orStandard(ABORT));
        fields.rejectOthers();
        return section;
    }
}
