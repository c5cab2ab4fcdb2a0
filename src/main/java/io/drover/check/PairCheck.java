package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Observed;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A check about two hosts, whichever guest goes from the one to the other. */
interface PairCheck extends DestinationCheck {
    @Override
    default Scope scope() {
        return Scope.PAIR;
    }

    /** The answer that rests on one part of what both hosts' Dom0s told, or unknown with the reason why one did not. */
    static <T> Answer both(
            Question question,
            Host destination,
            Function<Dom0, Observed<T>> part,
            String what,
            BiFunction<T, T, Answer> answer) {
        return Told.answer(
                question.source(),
                part,
                what,
                here -> Told.answer(destination, part, what, there -> answer.apply(here, there)));
    }
}
