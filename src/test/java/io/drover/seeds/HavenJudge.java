package io.drover.seeds;

import io.drover.check.Foresight;
import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.RunId;

/**
 * Judges a drain that has ended: nobody is refused for whom a host was there all along. All along means that nothing ever befell that host, that
 * it was never cordoned nor to be emptied, and that it had room from the beginning for all that was ever sent there, and for this guest beside.
 */
final class HavenJudge {
    private static final long MOST_BESIDES = 100L << 20;

    private final Case facts;

    HavenJudge(Case facts) {
        this.facts = facts;
    }

    void closed(RunId run) {
        if (!facts.books.isDrain(run)) {
            return;
        }
        facts.books.entries().stream()
                .filter(entry -> entry.id().run().equals(run) && entry.phase() == Phase.REFUSED)
                .filter(entry -> wasLeftAlone(entry.move()))
                .forEach(entry -> facts.initial().hosts().values().stream()
                        .filter(host -> isHaven(host, entry.move(), run))
                        .findFirst()
                        .ifPresent(haven -> facts.violated(entry.move().name() + " was refused (" + entry.why()
                                + "), and " + haven.name() + " was there for it all along")));
    }

    /** Where it was from the beginning, in nobody else's hands, and asked for by no other run. */
    private boolean wasLeftAlone(Move move) {
        return !facts.isStrange(move.guest())
                && !facts.wasEverDisturbed(move.guest())
                && !facts.wasEverTroubled(move.from())
                && facts.initial()
                        .host(move.from())
                        .flatMap(host -> host.guest(move.guest()))
                        .isPresent()
                && facts.books.entries().stream()
                                .filter(entry -> entry.move().guest().equals(move.guest()))
                                .count()
                        == 1;
    }

    private boolean isHaven(Host host, Move move, RunId run) {
        return !host.name().equals(move.from())
                && !facts.wasEverTroubled(host.name())
                && !facts.books.wasEverClosed(host.name())
                && hasRoom(host, move)
                && isAllowed(host.name(), move, run);
    }

    private boolean hasRoom(Host host, Move move) {
        long sent = facts.books.entries().stream()
                .map(Books.Entry::move)
                .filter(other -> other.to().equals(host.name()))
                .mapToLong(HavenJudge::most)
                .sum();
        return host.memory().freeBytes() - sent >= most(move);
    }

    private static long most(Move move) {
        return move.memoryBytes() + move.memoryBytes() / 64 + MOST_BESIDES;
    }

    private boolean isAllowed(HostName to, Move move, RunId run) {
        Fleet initial = facts.initial();
        Host source = initial.host(move.from()).orElseThrow();
        return new Inspection(initial, facts.books.policy(run), Foresight.NONE)
                .held(source, source.guest(move.guest()).orElseThrow(), to, Bookings.NONE)
                .isEmpty();
    }
}
