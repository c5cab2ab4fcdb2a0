package io.drover.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Guests of one host, and for each host of the fleet what holds them back from it: every reason at once.
 *
 * @param source where the guests are
 * @param destinations every other host, by name, whether it answered or not
 * @param rows a row for each guest, by name
 */
public record CheckMatrix(HostName source, List<HostName> destinations, List<Row> rows) {

    public CheckMatrix {
        destinations = List.copyOf(destinations);
        rows = List.copyOf(rows);
    }

    /**
     * A guest and its destinations.
     *
     * @param guest which guest
     * @param name its name, for people
     * @param free where it may go, each destination by itself: whether all guests together find room is for a plan to say
     * @param held for each other destination, what holds it back; never nothing
     */
    public record Row(GuestId guest, String name, List<HostName> free, SortedMap<HostName, List<Finding>> held) {
        public Row {
            free = List.copyOf(free);
            held = new TreeMap<>(held);
        }
    }
}
