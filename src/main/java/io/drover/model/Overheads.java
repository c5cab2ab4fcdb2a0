package io.drover.model;

import java.time.Duration;

/**
 * What a migration costs besides moving bytes.
 *
 * @param setup from the order until the first page leaves; the guest runs
 * @param suspend until the guest's kernel has suspended; it runs nowhere from here on
 * @param device the device state and the destination's device model and hotplug scripts
 * @param resume until Xen schedules the guest at the destination
 * @param release until the source has let go of the guest and says that it is over; the guest runs at the destination
 */
public record Overheads(Duration setup, Duration suspend, Duration device, Duration resume, Duration release) {

    /**
     * Half a second to set up, 300 ms of downtime and a second to let go: an assumption within the tens to hundreds of
     * milliseconds that device models and hotplug scripts are known to take, until a fleet's own migrations have been
     * measured.
     */
    public static final Overheads STANDARD = ofMillis(500, 50, 200, 50, 1000);

    /** Nothing but bytes: the bare arithmetic. */
    public static final Overheads NONE = ofMillis(0, 0, 0, 0, 0);

    public Overheads {
        requireNotNegative("setup", setup);
        requireNotNegative("suspend", suspend);
        requireNotNegative("device", device);
        requireNotNegative("resume", resume);
        requireNotNegative("release", release);
    }

    /** The part during which the guest runs nowhere. */
    public Duration down() {
        return suspend.plus(device).plus(resume);
    }

    /** All of it: what a migration takes besides its bytes. */
    public Duration total() {
        return setup.plus(down()).plus(release);
    }

    private static Overheads ofMillis(long setup, long suspend, long device, long resume, long release) {
        return new Overheads(
                Duration.ofMillis(setup),
                Duration.ofMillis(suspend),
                Duration.ofMillis(device),
                Duration.ofMillis(resume),
                Duration.ofMillis(release));
    }

    private static void requireNotNegative(String field, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("overhead " + field + " is " + value + "; it must be zero or more");
        }
    }
}
