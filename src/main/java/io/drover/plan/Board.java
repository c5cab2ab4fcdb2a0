package io.drover.plan;

import io.drover.plan.Puzzle.Lodger;
import io.drover.plan.Puzzle.Way;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A puzzle with some guests placed, and what that costs so far. */
final class Board {
    /** What cannot be had at any price. */
    static final int NEVER = Integer.MAX_VALUE / 4;

    private static final int NOWHERE = -1;

    private final Puzzle puzzle;
    private final int[] bought;
    private final long[] load;
    private final int[] vcpus;
    private final int[] room;
    private int cost;
    private long looks;

    Board(Puzzle puzzle) {
        this.puzzle = puzzle;
        this.bought = new int[puzzle.costs().size()];
        this.load = new long[puzzle.rooms().size()];
        this.vcpus = new int[puzzle.rooms().size()];
        this.room = new int[puzzle.guests().size()];
        Arrays.fill(room, NOWHERE);
    }

    /** What one more way would cost. */
    int extra(Lodger guest, Way way) {
        looks++;
        var space = puzzle.rooms().get(way.room());
        long bytes = load[way.room()] + guest.bytes();
        int processors = vcpus[way.room()] + guest.vcpus();
        if (bytes > space.mostBytes() || processors > space.mostVcpus() || isShunned(guest, way.room())) {
            return NEVER;
        }
        int extra = bytes > space.freeBytes() && !isOver(way.room()) ? Puzzle.FREEING : 0;
        extra += processors > space.freeVcpus() && !isOverbooked(way.room()) ? Puzzle.FREEING : 0;
        for (int remedy : way.remedies()) {
            extra += bought[remedy] == 0 ? puzzle.costs().get(remedy) : 0;
        }
        return extra;
    }

    private boolean isShunned(Lodger guest, int number) {
        for (int other : guest.shuns()) {
            if (room[other] == number) {
                return true;
            }
        }
        return false;
    }

    /** What a guest would cost at least. */
    int least(Lodger guest) {
        int least = NEVER;
        for (var way : guest.ways()) {
            least = Math.min(least, extra(guest, way));
            if (least == 0) {
                return 0;
            }
        }
        return least;
    }

    void place(int guest, Way way) {
        cost += extra(puzzle.guests().get(guest), way);
        way.remedies().forEach(this::buy);
        load[way.room()] += puzzle.guests().get(guest).bytes();
        vcpus[way.room()] += puzzle.guests().get(guest).vcpus();
        room[guest] = way.room();
    }

    void remove(int guest, Way way) {
        way.remedies().forEach(remedy -> bought[remedy]--);
        load[way.room()] -= puzzle.guests().get(guest).bytes();
        vcpus[way.room()] -= puzzle.guests().get(guest).vcpus();
        room[guest] = NOWHERE;
        cost -= extra(puzzle.guests().get(guest), way);
    }

    private void buy(int remedy) {
        bought[remedy]++;
    }

    private boolean isOver(int number) {
        return load[number] > 0 && load[number] > puzzle.rooms().get(number).freeBytes();
    }

    private boolean isOverbooked(int number) {
        return load[number] > 0 && vcpus[number] > puzzle.rooms().get(number).freeVcpus();
    }

    /** What memory is left in a room without freeing more than has been bought. */
    long left(int number) {
        var space = puzzle.rooms().get(number);
        return Math.max(0, (isOver(number) ? space.mostBytes() : space.freeBytes()) - load[number]);
    }

    int cost() {
        return cost;
    }

    /** How often a guest was held against a room. */
    long looks() {
        return looks;
    }

    /** The room of each guest; a negative number where it has none. */
    List<Integer> rooms() {
        return IntStream.of(room).boxed().toList();
    }

    int homeless() {
        return (int) IntStream.of(room).filter(number -> number == NOWHERE).count();
    }
}
