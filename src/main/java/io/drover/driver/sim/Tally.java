package io.drover.driver.sim;

import io.drover.model.Guest;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.precopy.PreCopy;
import java.time.Duration;

/**
 * What a transfer has sent.
 *
 * @param rounds rounds that are over
 * @param doneBytes sent in those
 * @param roundBytes to be sent in the present one
 */
record Tally(int rounds, long doneBytes, long roundBytes) {
    static final Tally NOTHING = new Tally(0, 0, 0);

    /** What else is to be seen at this moment. */
    record Seen(Phase phase, long bytesPerSecond, long movedBytes, Duration elapsed) {}

    Tally begin(long bytes) {
        return new Tally(rounds, doneBytes, bytes);
    }

    Tally end() {
        return new Tally(rounds + 1, doneBytes + roundBytes, 0);
    }

    long sentBytes(long movedInThisRound) {
        return doneBytes + movedInThisRound;
    }

    /** The same in the words of the model: memory arrived counts once, however often it is sent. */
    Progress progress(Guest guest, Seen seen, Overheads overheads) {
        long sent = sentBytes(seen.movedBytes());
        long memory = guest.memoryBytes();
        String basis = "simulated: %d MiB sent, exact, in round %d".formatted(sent >> 20, rounds + 1);
        return new Progress(
                seen.phase(),
                Math.min(memory, sent),
                memory,
                seen.bytesPerSecond(),
                seen.elapsed(),
                PreCopy.remaining(memory, sent, guest.load(), seen.bytesPerSecond(), overheads),
                basis);
    }
}
