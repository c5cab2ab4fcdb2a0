package io.drover.engine;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Phase;
import java.time.Duration;

/**
 * What becomes of a transfer whose guest somebody else sends too, as {@code xl migrate} does without asking anybody. Xen keeps one log of the pages
 * that a guest dirties. Who begins to send resets it, so that what the earlier sender sends is not whole from then on; and who reads it takes from
 * it what the other needs. Drover ends its own transfer at once: then the later sender has the log to itself. What came of the guest is seen
 * later, as always.
 */
final class Rivalry {
    /** Often enough that the other is seen in its first round, and rarely enough for a host that is busy sending. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** A refusal took the host some time already. */
    private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(15);

    private Rivalry() {}

    /** Looks out for others until the transfer is over. */
    static void watch(Draft draft, Migration migration) {
        boolean refused =
                migration.course().abort().flatMap(Course.Abort::refusal).isPresent();
        draft.perform(new Effect.SeekRival(
                migration.id(), migration.course().tries(), migration.move(), refused ? AFTER_A_REFUSAL : EVERY));
    }

    /** Of a transfer whose outcome is open nobody knows whether it goes on, unless a look shows it, which begins to look out again. */
    static void decide(Draft draft, Event.RivalSought sought) {
        Migration migration = draft.migration(sought.migration());
        if (!migration.phase().isTransfer()) {
            return;
        }
        sought.rival().ifPresent(rival -> met(draft, migration, rival));
        if (migration.phase() != Phase.UNKNOWN) {
            watch(draft, draft.migration(migration.id()));
        }
    }

    private static void met(Draft draft, Migration migration, Rival rival) {
        if (migration.course().rival().isEmpty()) {
            draft.record(new Fact.RivalSeen(migration.id(), rival.who(), alarm(migration, rival)));
        }
        if (migration.phase() != Phase.SWITCHING && isStillToEnd(migration, rival)) {
            Aborting.order(draft, migration, Course.Caller.RIVAL);
        }
    }

    /** What was refused for a moment may be granted in the next; that there is no login does not change. */
    private static boolean isStillToEnd(Migration migration, Rival rival) {
        return migration
                .course()
                .abort()
                .map(wish -> wish.refusal().isPresent() && rival.atSource())
                .orElse(true);
    }

    private static String alarm(Migration migration, Rival rival) {
        String done = migration.phase() == Phase.SWITCHING
                ? "The guest is being handed over, so Drover's own transfer cannot be ended any more. "
                : "Drover ends its own transfer, whose copy is not whole any more. ";
        String other = rival.earlier()
                ? "The other began before Drover's, so its copy is not whole either: end it"
                : "The other's copy is whole only if Drover's transfer began no other round since, which nobody can see;"
                        + " to be safe, end it too";
        return "somebody else sends " + migration.move().name() + " at the same time: " + rival.who()
                + ". Xen keeps one log of the pages that a guest dirties, and two senders spoil it for each other. "
                + done
                + other + " before it suspends the guest (" + rival.end()
                + "), and never let both go through. Where the guest runs then, see that it works; if it does not, start it"
                + " anew from its disk";
    }

    /** What an operator is told where Drover's own transfer could not be ended. */
    static String unended(Migration migration) {
        Move move = migration.move();
        return ". ALARM: somebody else sends the guest at the same time ("
                + migration.course().rival().orElse("") + "). End that on " + move.from()
                + " before it suspends the guest, with Ctrl-C where it was typed or by the number of its xl; and end Drover's"
                + " too, whose copy is not whole: drover abort " + migration.id() + ", or on " + move.from()
                + ", while xl list shows the guest r or b: kill -KILL the libxl-save-helper that libvirtd started."
                + " Never let both go through";
    }

    /** Why a transfer failed, where somebody else was seen. */
    static String afterFailure(Migration migration) {
        boolean ended = migration
                .course()
                .abort()
                .filter(wish -> wish.by() == Course.Caller.RIVAL)
                .filter(wish -> wish.refusal().isEmpty())
                .isPresent();
        return migration
                .course()
                .rival()
                .map(who -> "; somebody else sent it at the same time (" + who + ")"
                        + (ended ? ", and Drover ended its own transfer" : "")
                        + ": where that took the guest, see that it works, since its memory may not be whole")
                .orElse("");
    }
}
