package io.drover.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * A fact about the world together with how it is known, or the reason why it is not. Drover never takes the absence of
 * an observation for an observation.
 *
 * @param <T> what was observed
 */
public sealed interface Observed<T> {

    /**
     * It was seen.
     *
     * @param value what was seen
     * @param how the call, command or setting that said so, for an operator to repeat
     */
    record Known<T>(T value, String how) implements Observed<T> {}

    /**
     * It could not be had.
     *
     * @param why the reason, in a sentence for an operator
     */
    record Unknown<T>(String why) implements Observed<T> {}

    /** A fact with its source. */
    static <T> Observed<T> known(T value, String how) {
        return new Known<>(value, how);
    }

    /** A fact that could not be had. */
    static <T> Observed<T> unknown(String why) {
        return new Unknown<>(why);
    }

    /** The value, where there is one. */
    default Optional<T> asOptional() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** How it is known, or why it is not. */
    default String basis() {
        return this instanceof Known<T> known ? known.how() : ((Unknown<T>) this).why();
    }

    /** The same observation seen another way; an unknown one stays unknown for the same reason. */
    default <R> Observed<R> map(Function<T, R> change) {
        return this instanceof Known<T> known ? known(change.apply(known.value()), known.how()) : unknown(basis());
    }
}
