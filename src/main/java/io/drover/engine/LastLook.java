package io.drover.engine;

import io.drover.model.Move;
import io.drover.port.Chore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The look right before a deed on a copy. Between the look that ordered the deed and the deed lie the journal, which may be slow, and hosts that
 * answer late; what was true then may be so no more.
 */
final class LastLook {
    private final Surveyor surveyor;
    private final Elsewhere elsewhere;

    LastLook(Surveyor surveyor) {
        this.surveyor = surveyor;
        this.elsewhere = new Elsewhere(surveyor);
    }

    /** Fails with what stands in the way, unless the errand is still proved. A copy is let run only while no third host holds one. */
    CompletionStage<Void> allows(Errand errand, Move move) {
        if (!errand.needsAnotherLook()) {
            return CompletableFuture.completedStage(null);
        }
        CompletionStage<Void> clear = errand.chore() instanceof Chore.RunOn
                ? elsewhere.holdsNone(move)
                : CompletableFuture.completedStage(null);
        return clear.thenCompose(nothing -> surveyor.look(move)).thenCompose(now -> held(errand, now));
    }

    private static CompletionStage<Void> held(Errand errand, Look now) {
        Move move = now.move();
        return errand.holdsIn(now)
                ? CompletableFuture.completedStage(null)
                : CompletableFuture.failedStage(
                        new IllegalStateException("it is not as it was seen any more: " + move.from()
                                + " says: " + now.source().inWords() + "; " + move.to() + " says: "
                                + now.destination().inWords()));
    }
}
