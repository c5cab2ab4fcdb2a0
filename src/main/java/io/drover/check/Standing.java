package io.drover.check;

import io.drover.model.Remedy;
import java.util.function.Supplier;

/** What is known of a path that shall mean the same bytes on two hosts. */
enum Standing {
    /** Seen to be the same. */
    PROVED,
    /** All that was seen agrees, and what would prove it was not to be had. */
    ASSERTED,
    /** Seen not to be the same, or to belong to one host alone. */
    DISPROVED;

    /** The answer about a disk of this standing; a proved one needs no remedy. */
    Answer about(Supplier<String> what, Supplier<String> why, Supplier<Remedy> remedy) {
        Supplier<String> evidence = () -> what.get() + " " + this + ": " + why.get();
        return switch (this) {
            case PROVED -> Answer.pass(evidence);
            case ASSERTED -> Answer.warn(evidence, remedy);
            case DISPROVED -> Answer.block(evidence.get(), remedy.get());
        };
    }
}
