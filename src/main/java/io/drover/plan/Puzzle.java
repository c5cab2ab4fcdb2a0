package io.drover.plan;

import io.drover.check.Processors;
import java.util.List;
import java.util.Set;

/**
 * Where guests could go if something were done about what holds them: remedies are bought once, and memory and virtual processors are bought a
 * host at a time.
 *
 * @param costs what each remedy costs, by its number
 * @param guests who needs a host
 * @param rooms the hosts
 */
record Puzzle(List<Integer> costs, List<Lodger> guests, List<Space> rooms) {
    /** What freeing memory on a host costs, however much; and as much again what freeing virtual processors does. */
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
     * @param vcpus its virtual processors
     * @param ways where it could go
     * @param usual the room that it goes to if it makes no difference, or a negative number
     * @param shuns the numbers of those with whom it must not share a room; each of them shuns it too
     */
    record Lodger(long bytes, int vcpus, List<Way> ways, int usual, Set<Integer> shuns) {
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
     * What a host has left; less than nothing where more is spoken for than there is.
     *
     * @param freeBytes memory
     * @param freeableBytes what could be freed beyond that
     * @param freeVcpus virtual processors
     * @param freeableVcpus what could be freed beyond that
     */
    record Space(long freeBytes, long freeableBytes, int freeVcpus, int freeableVcpus) {
        /** A host that has processors for everybody. */
        Space(long freeBytes, long freeableBytes) {
            this(freeBytes, freeableBytes, Processors.UNLIMITED, 0);
        }

        long mostBytes() {
            return freeBytes + freeableBytes;
        }

        int mostVcpus() {
            return freeVcpus + freeableVcpus;
        }
    }
}
