package io.drover.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What happened on a migration's way besides its phases.
 *
 * @param retries how often it was begun again after it had failed
 * @param retryable why the same may succeed later, once it failed like that
 * @param waits whether it waits to be planned again before its next try
 * @param stalledSince since when no progress of its transfer is seen, once that lasts too long
 * @param resumedAt when the destination said that the guest runs there, in this try, once it did: its links are free from then on
 * @param abort the wish to call its transfer off, once there was one
 * @param rival who else was seen to send the guest's memory in this try, once somebody was
 * @param refusals how often the checks turned it away from its destination at its turn, and it was planned again
 */
public record Course(
        int retries,
        Optional<String> retryable,
        boolean waits,
        Optional<Instant> stalledSince,
        Optional<Instant> resumedAt,
        Optional<Abort> abort,
        Optional<String> rival,
        int refusals) {

    /** Nothing out of the ordinary. */
    public static final Course STRAIGHT = new Course(
            0, Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);

    /** Who can want a transfer called off. */
    public enum Caller {
        /** Somebody who asked for it. */
        OPERATOR,
        /** The watchdog, because it stood still. */
        WATCHDOG,
        /** Its run, because its window ended. */
        WINDOW,
        /** Drover, because somebody else was seen to send the guest too. */
        RIVAL
    }

    /**
     * A wish to call a transfer off.
     *
     * @param by who wanted it
     * @param refusal why it could not be done, once that is known
     */
    public record Abort(Caller by, Optional<String> refusal) {}

    /** It failed in a way that need not last. */
    public Course failing(String why) {
        return new Course(retries, Optional.of(why), waits, stalledSince, resumedAt, abort, rival, refusals);
    }

    /** It waits for its next try, of which nothing is known yet. */
    public Course retrying(int number) {
        return new Course(
                number,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                refusals);
    }

    /** It waits to be planned again, its turn not having come, or the checks having turned it away then. */
    public Course displaced(boolean refused) {
        return new Course(
                retries,
                Optional.empty(),
                true,
                stalledSince,
                resumedAt,
                abort,
                rival,
                refused ? refusals + 1 : refusals);
    }

    /** How often it was begun again, for whatever reason: what was asked for one try means nothing for the next. */
    public int tries() {
        return retries + refusals;
    }

    /** What is next is planned. */
    public Course planned() {
        return new Course(retries, retryable, false, stalledSince, resumedAt, abort, rival, refusals);
    }

    /** Its transfer stands still since that moment, or moves. */
    public Course stalled(Optional<Instant> since) {
        return new Course(retries, retryable, waits, since, resumedAt, abort, rival, refusals);
    }

    /** The destination says that its guest runs there. */
    public Course resumed(Instant at) {
        return new Course(retries, retryable, waits, stalledSince, Optional.of(at), abort, rival, refusals);
    }

    /** Somebody wants its transfer called off, or it could not be. */
    public Course aborting(Abort wish) {
        return new Course(retries, retryable, waits, stalledSince, resumedAt, Optional.of(wish), rival, refusals);
    }

    /** Somebody else sends the guest too. */
    public Course meeting(String other) {
        return new Course(retries, retryable, waits, stalledSince, resumedAt, abort, Optional.of(other), refusals);
    }

    /** An operator has answered for the guest, and knows who else sent it. */
    public Course answered() {
        return new Course(retries, retryable, waits, stalledSince, resumedAt, abort, Optional.empty(), refusals);
    }

    /**
     * What is left of it when a phase is entered: only a transfer can stand still, and what was left to an operator is not begun again by
     * itself.
     */
    Course entering(Phase next) {
        return new Course(
                retries,
                next == Phase.NEEDS_OPERATOR ? Optional.empty() : retryable,
                waits,
                next.isTransfer() ? stalledSince : Optional.empty(),
                resumedAt,
                abort,
                rival,
                refusals);
    }

    /** Whether it was called off for good, as far as is known; what Drover calls off by itself may be tried again. */
    public boolean isCalledOff() {
        return abort.filter(wish -> wish.by() != Caller.WATCHDOG && wish.by() != Caller.RIVAL)
                .filter(wish -> wish.refusal().isEmpty())
                .isPresent();
    }
}
