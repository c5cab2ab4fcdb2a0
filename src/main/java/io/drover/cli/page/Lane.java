package io.drover.cli.page;

import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One direction of a host's link with what it carries.
 *
 * @param host whose link
 * @param outgoing whether guests leave by it
 * @param bars its moves, by start
 */
record Lane(HostName host, boolean outgoing, List<Bar> bars) {

    /**
     * A move in its lane.
     *
     * @param number its number in the plan, from 1
     * @param move the move
     * @param row where moves overlap, how many are above it
     */
    record Bar(int number, PlannedMove move, int row) {}

    private record Direction(HostName host, boolean outgoing) implements Comparable<Direction> {
        @Override
        public int compareTo(Direction other) {
            return Comparator.comparing(Direction::host)
                    .thenComparing(Direction::outgoing, Comparator.reverseOrder())
                    .compare(this, other);
        }
    }

    /** Every direction of a link that a plan uses, by host, outgoing first. */
    static List<Lane> of(Plan plan) {
        SortedMap<Direction, List<Bar>> lanes = new TreeMap<>();
        int number = 0;
        for (var planned : plan.moves()) {
            number++;
            add(lanes, new Direction(planned.move().from(), true), number, planned);
            add(lanes, new Direction(planned.move().to(), false), number, planned);
        }
        return lanes.entrySet().stream()
                .map(lane -> new Lane(lane.getKey().host(), lane.getKey().outgoing(), lane.getValue()))
                .toList();
    }

    private static void add(SortedMap<Direction, List<Bar>> lanes, Direction direction, int number, PlannedMove move) {
        var bars = lanes.computeIfAbsent(direction, none -> new ArrayList<>());
        bars.add(new Bar(number, move, freeRow(bars, move.start())));
    }

    /** Moves come by start, so a row is free once the last that took it has arrived. */
    private static int freeRow(List<Bar> bars, Duration start) {
        List<Duration> ends = new ArrayList<>();
        for (var bar : bars) {
            if (bar.row() == ends.size()) {
                ends.add(bar.move().arrival());
            } else {
                ends.set(bar.row(), bar.move().arrival());
            }
        }
        int row = 0;
        while (row < ends.size() && ends.get(row).compareTo(start) > 0) {
            row++;
        }
        return row;
    }

    /** How many moves it carries at once, at most. */
    int rows() {
        return bars.stream().mapToInt(Bar::row).max().orElse(0) + 1;
    }

    /** Its direction in the plan's own word. */
    String direction() {
        return outgoing ? "outgoing" : "incoming";
    }

    /** Whether the plan's lower bound rests on it. */
    boolean binds(Plan plan) {
        return plan.bound().binding().startsWith("link of " + host + ", " + direction());
    }
}
