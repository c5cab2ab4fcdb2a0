package io.drover.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What moves under way, queued or planned have spoken for, while somebody asks about another move.
 *
 * @param bytes per host, the memory that they will still take
 * @param moves those moves: their guests count where they are and where they go
 * @param open guests that leave too, nobody knows yet where to
 * @param taking guests of those moves that take their place there already, in memory and processors
 */
public record Bookings(Map<HostName, Long> bytes, List<Move> moves, Set<GuestId> open, Set<GuestId> taking) {
    /** Nothing else moves. */
    public static final Bookings NONE = new Bookings(Map.of(), List.of(), Set.of());

    public Bookings {
        bytes = Map.copyOf(bytes);
        moves = List.copyOf(moves);
        open = Set.copyOf(open);
        taking = Set.copyOf(taking);
    }

    /** Bookings of moves of which none takes a processor yet. */
    public Bookings(Map<HostName, Long> bytes, List<Move> moves, Set<GuestId> open) {
        this(bytes, moves, open, Set.of());
    }

    /** Memory alone. */
    public static Bookings of(Map<HostName, Long> bytes) {
        return new Bookings(bytes, List.of(), Set.of());
    }

    /** The memory of a host that is spoken for, in bytes. */
    public long bytesOn(HostName host) {
        return bytes.getOrDefault(host, 0L);
    }

    /** The same while these guests leave too, nobody knows yet where to. */
    public Bookings leaving(Collection<Guest> guests) {
        return new Bookings(
                bytes, moves, guests.stream().map(Guest::id).collect(Collectors.toUnmodifiableSet()), taking);
    }

    /** The same while so much more is spoken for on each of these hosts. */
    public Bookings reserving(Collection<HostName> hosts, long more) {
        Map<HostName, Long> sum = new HashMap<>(bytes);
        hosts.forEach(host -> sum.merge(host, more, Long::sum));
        return new Bookings(sum, moves, open, taking);
    }

    /** The same with more moves, whose memory is reckoned elsewhere. */
    public Bookings with(List<Move> more) {
        List<Move> all = new ArrayList<>(moves);
        all.addAll(more);
        return new Bookings(bytes, all, open, taking);
    }

    /** The same with one more move, whose guest takes its place there with so much memory. */
    public Bookings placing(Move move, long memory) {
        Set<GuestId> placed = new HashSet<>(taking);
        placed.add(move.guest());
        Bookings reserved = reserving(Set.of(move.to()), memory).with(List.of(move));
        return new Bookings(reserved.bytes, reserved.moves, open, placed);
    }
}
