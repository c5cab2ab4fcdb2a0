package io.drover.plan;

import io.drover.plan.Puzzle.Space;
import io.drover.plan.Puzzle.Way;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Solves a {@link Puzzle}: a quick answer first, then every cost below it in turn, from the least that is possible on, so that the
 * first answer found is the cheapest. Ends after so many looks at a guest and a room, and then says that nothing is proved; a few
 * guests and rooms never take so many.
 */
final class Search {
    /** Some tens of milliseconds. */
    static final long MOST_LOOKS = 4_000_000;

    private final Puzzle puzzle;
    private final Board board;
    private final List<Integer> order;
    private final int[] own;
    private final int[] ownFrom;
    private final long[] bytesFrom;
    private final long[] freeable;
    private final long mostLooks;

    /**
     * An answer.
     *
     * @param rooms for each guest its room, or a negative number where it has none
     * @param cost of all that is bought
     * @param left how many guests have no room
     * @param smallest whether it is proved that nothing cheaper gives every guest a room
     */
    record Found(List<Integer> rooms, int cost, int left, boolean smallest) {
        boolean isBetterThan(Found other) {
            return left != other.left ? left < other.left : cost < other.cost;
        }
    }

    private Search(Puzzle puzzle, Comparator<Integer> hardestFirst, long mostLooks) {
        this.puzzle = puzzle;
        this.board = new Board(puzzle);
        this.mostLooks = mostLooks;
        this.order = IntStream.range(0, puzzle.guests().size())
                .boxed()
                .sorted(hardestFirst)
                .toList();
        this.own = own(puzzle);
        this.ownFrom = new int[order.size() + 1];
        this.bytesFrom = new long[order.size() + 1];
        for (int i = order.size() - 1; i >= 0; i--) {
            ownFrom[i] = ownFrom[i + 1] + own[order.get(i)];
            bytesFrom[i] = bytesFrom[i + 1] + puzzle.guests().get(order.get(i)).bytes();
        }
        this.freeable = puzzle.rooms().stream()
                .map(Space::freeableBytes)
                .sorted(Comparator.reverseOrder())
                .mapToLong(Long::longValue)
                .toArray();
    }

    static Found solve(Puzzle puzzle, long mostLooks) {
        var empty = new Board(puzzle);
        var big = biggest(puzzle);
        Comparator<Integer> dear = Comparator.comparingInt(
                        (Integer guest) -> empty.least(puzzle.guests().get(guest)))
                .reversed()
                .thenComparing(big);
        var first = new Search(puzzle, dear, mostLooks).quick();
        var second = new Search(puzzle, big, mostLooks).quick();
        var quick = second.isBetterThan(first) ? second : first;
        return new Search(puzzle, dear, mostLooks).below(quick);
    }

    /** Whether every guest finds a room for nothing. */
    enum Fit {
        YES,
        NO,
        UNKNOWN
    }

    /** Whether all guests find room together as things are, tried in every way. */
    static Fit fit(Puzzle puzzle, long mostLooks) {
        var search = new Search(puzzle, biggest(puzzle), mostLooks);
        if (search.finish(0, 0)) {
            return Fit.YES;
        }
        return search.isTired() ? Fit.UNKNOWN : Fit.NO;
    }

    private static Comparator<Integer> biggest(Puzzle puzzle) {
        return Comparator.comparingLong(
                        (Integer guest) -> puzzle.guests().get(guest).bytes())
                .reversed()
                .thenComparing(Comparator.naturalOrder());
    }

    /** Each guest in turn goes where it costs least. */
    private Found quick() {
        for (int guest : order) {
            ways(guest, Board.NEVER - 1).stream().findFirst().ifPresent(way -> board.place(guest, way));
        }
        return new Found(board.rooms(), board.cost(), board.homeless(), false);
    }

    private Found below(Found quick) {
        int ceiling = quick.left() == 0
                ? quick.cost()
                : puzzle.costs().stream().mapToInt(Integer::intValue).sum()
                        + 2 * Puzzle.FREEING * puzzle.rooms().size()
                        + 1;
        for (int most = 0; most < ceiling; most++) {
            if (finish(0, most)) {
                return new Found(board.rooms(), board.cost(), 0, true);
            }
            if (isTired()) {
                return quick;
            }
        }
        return new Found(quick.rooms(), quick.cost(), quick.left(), quick.left() == 0);
    }

    private boolean finish(int from, int most) {
        if (from == order.size()) {
            return true;
        }
        if (isTired() || isTooDear(from, most - board.cost()) || isTooTight(from, most - board.cost())) {
            return false;
        }
        int guest = order.get(from);
        for (var way : ways(guest, most - board.cost())) {
            board.place(guest, way);
            if (finish(from + 1, most)) {
                return true;
            }
            board.remove(guest, way);
        }
        return false;
    }

    /** Whether those that are left cost more than that: the dearest, and what each of the others needs for itself alone. */
    private boolean isTooDear(int from, int most) {
        for (int i = from; i < order.size(); i++) {
            int guest = order.get(i);
            if (board.least(puzzle.guests().get(guest)) - own[guest] + ownFrom[from] > most) {
                return true;
            }
        }
        return false;
    }

    /** What each guest costs at least in remedies that help no other. */
    private static int[] own(Puzzle puzzle) {
        int[] users = new int[puzzle.costs().size()];
        puzzle.guests()
                .forEach(guest -> guest.ways().stream()
                        .flatMap(way -> way.remedies().stream())
                        .distinct()
                        .forEach(remedy -> users[remedy]++));
        return puzzle.guests().stream()
                .mapToInt(guest -> guest.ways().stream()
                        .mapToInt(way -> way.remedies().stream()
                                .filter(remedy -> users[remedy] == 1)
                                .mapToInt(puzzle.costs()::get)
                                .sum())
                        .min()
                        .orElse(0))
                .toArray();
    }

    /** Whether those that are left need more memory than there would be if the largest amounts were freed. */
    private boolean isTooTight(int from, int affordable) {
        long room = 0;
        for (int number = 0; number < puzzle.rooms().size() && room < bytesFrom[from]; number++) {
            room += board.left(number);
        }
        for (int number = 0;
                number < Math.min(freeable.length, affordable / Puzzle.FREEING) && room < bytesFrom[from];
                number++) {
            room += freeable[number];
        }
        return room < bytesFrom[from];
    }

    private record Offer(Way way, int extra, boolean usual, long left) {}

    /** Where a guest can go for so much, cheapest first, then where it would go anyway, then the tightest. */
    private List<Way> ways(int number, int most) {
        var guest = puzzle.guests().get(number);
        return guest.ways().stream()
                .map(way ->
                        new Offer(way, board.extra(guest, way), way.room() == guest.usual(), board.left(way.room())))
                .filter(offer -> offer.extra() <= most)
                .sorted(Comparator.comparingInt(Offer::extra)
                        .thenComparing(offer -> !offer.usual())
                        .thenComparingLong(Offer::left)
                        .thenComparingInt(offer -> offer.way().room()))
                .map(Offer::way)
                .toList();
    }

    private boolean isTired() {
        return board.looks() > mostLooks;
    }
}
