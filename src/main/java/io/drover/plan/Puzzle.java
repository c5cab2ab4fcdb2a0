package io.drover.plan;

import java.util.List;
import java.util.Set;

/**
 * Where guests could go if something were done about what holds them: remedies are bought once, and memory is bought a host at a
 * time.
 *
 * @param costs what each remedy costs, by its number
 * @param guests who needs a host
 * @param rooms the hosts
 */
record Puzzle(List<Integer> costs, List<Lodger> guests, List<Space> rooms) {
    /** What freeing memory on a host costs, however much. */
    static final int FREEING = 1;

    /** A room of which nobody knows the size; a thousand of them can be added up. */
    static final long UNKNOWN_ROOM = 1L << 50;

    Puzzle {
        costs = List.copyOf(costs);
        guests = List.copyOf(guests);
        rooms = List.copyOf(rooms);
    }

    /**
     * A guest.
     *
     * @param bytes the memory that it takes
     * @param ways where it could go
     * @param usual the room that it goes to if it makes no difference, or a negative number
     * @param shuns the numbers of those with whom it must not share a room; each of them shuns it too
     */
    record Lodger(long bytes, List<Way> ways, int usual, Set<Integer> shuns) {
        Lodger {
            ways = List.copyOf(ways);
            shuns = Set.copyOf(shuns);
        }
    }

    /** A room, and the remedies without which the guest may not go there. */
    record Way(int room, Set<Integer> remedies) {
        Way {
            remedies = Set.copyOf(remedies);
        }
    }

    /**
     * A host's memory.
     *
     * @param freeBytes what is left; less than nothing where more is spoken for than there is
     * @param freeableBytes what could be freed beyond that
     */
    record Space(long freeBytes, long freeableBytes) {
        long mostBytes() {
            return freeBytes + freeableBytes;
        }
    }
}
