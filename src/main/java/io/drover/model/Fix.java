package io.drover.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Part of a remedy that Drover can carry out itself, because it is safe and can be undone. What was done stays on a list until it
 * was undone: once the guest is in memory on that host and no run is open.
 */
public sealed interface Fix {

    /** Where it is done. */
    HostName host();

    /** What it does, in words for an operator. */
    String inWords();

    /** Both as one, where they are about one host and one kind of thing. */
    Optional<Fix> and(Fix other);

    /**
     * Takes media out of a guest's drives.
     *
     * @param host where the guest is
     * @param guest which guest
     * @param name its name, for people
     * @param media by drive, the Dom0 path of what lies in it
     */
    record EjectMedia(HostName host, GuestId guest, String name, SortedMap<String, String> media) implements Fix {
        public EjectMedia {
            media = new TreeMap<>(Map.copyOf(media));
        }

        @Override
        public Optional<Fix> and(Fix other) {
            if (!(other instanceof EjectMedia more) || !host.equals(more.host()) || !guest.equals(more.guest())) {
                return Optional.empty();
            }
            SortedMap<String, String> all = new TreeMap<>(media);
            all.putAll(more.media());
            return Optional.of(new EjectMedia(host, guest, name, all));
        }

        @Override
        public String inWords() {
            return media.entrySet().stream()
                    .map(drive -> "eject " + drive.getKey() + " (" + drive.getValue() + ") of " + name + " on " + host)
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Stops a host from starting guests at boot that live elsewhere.
     *
     * @param host which host
     * @param guests the guests with their names
     */
    record StopAutostart(HostName host, SortedMap<GuestId, String> guests) implements Fix {
        public StopAutostart {
            guests = new TreeMap<>(Map.copyOf(guests));
        }

        @Override
        public Optional<Fix> and(Fix other) {
            if (!(other instanceof StopAutostart more) || !host.equals(more.host())) {
                return Optional.empty();
            }
            SortedMap<GuestId, String> all = new TreeMap<>(guests);
            all.putAll(more.guests());
            return Optional.of(new StopAutostart(host, all));
        }

        @Override
        public String inWords() {
            return "stop the autostart of " + String.join(", ", guests.values()) + " on " + host;
        }
    }
}
