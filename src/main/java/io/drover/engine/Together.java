package io.drover.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Questions to many, asked at once. */
final class Together {
    private Together() {}

    /** The answers of all, once the last is there, in the order of the questions. */
    static <Q, A> CompletionStage<List<A>> all(Collection<Q> questions, Function<Q, CompletionStage<A>> ask) {
        List<CompletionStage<A>> asked = questions.stream().map(ask).toList();
        CompletionStage<List<A>> all = CompletableFuture.completedStage(new ArrayList<>());
        for (CompletionStage<A> one : asked) {
            all = all.thenCombine(one, (answers, answer) -> {
                answers.add(answer);
                return answers;
            });
        }
        return all;
    }

    /** A driver that throws instead of answering must not leave whoever asked waiting for ever. */
    static <A> CompletionStage<A> asked(Supplier<CompletionStage<A>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
