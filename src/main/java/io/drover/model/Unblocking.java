package io.drover.model;

import java.util.List;

/**
 * What would let the guests of a drain move that cannot: as few remedies as could be found.
 *
 * @param steps the remedies, those that help most guests first
 * @param beyond the guests for which there is no destination whatever is done
 * @param smallest whether it is proved that no smaller set would do
 */
public record Unblocking(List<Step> steps, List<Beyond> beyond, boolean smallest) {

    public Unblocking {
        steps = List.copyOf(steps);
        beyond = List.copyOf(beyond);
    }

    /**
     * One remedy. Where it is free memory, it is one for all guests that go there.
     *
     * @param check whose finding it remedies
     * @param remedy what to do
     * @param lets the guests that need it, each with the destination that it opens
     */
    public record Step(CheckId check, Remedy remedy, List<Opened> lets) {
        public Step {
            lets = List.copyOf(lets);
        }
    }

    /** A guest and where it could go. */
    public record Opened(GuestId guest, String name, HostName to) {}

    /** A guest that no remedy helps. */
    public record Beyond(GuestId guest, String name) {}
}
