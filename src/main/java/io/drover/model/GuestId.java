package io.drover.model;

import java.util.UUID;

/** A guest's identity across hosts and names: the UUID that Xen and libvirt agree on. */
public record GuestId(UUID value) implements Comparable<GuestId> {

    /**
     * Reads a guest's UUID.
     *
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static GuestId of(String text) {
        return new GuestId(UUID.fromString(text));
    }

    @Override
    public int compareTo(GuestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
