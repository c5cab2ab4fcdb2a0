package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import io.drover.port.Clock;
import io.drover.port.EventSink;
import io.drover.port.Journal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox around the {@link Decisions}: on one thread, it decides what has come in, makes the facts durable, and only then lets the
 * effects be performed and the requests be answered. Events that arrive while the journal writes wait, and are then decided together.
 *
 * <p>When the journal fails, nothing new is accepted and no effect is performed; the state stays what the journal last confirmed.
 */
final class Engine {

    /** An event with whoever waits to hear whether it was accepted. */
    private record Letter(Event event, CompletableFuture<State> answer) {}

    /** What the letters decided together want done once their facts are durable. */
    private record Batch(State state, List<Fact> facts, List<Effect> effects, List<CompletableFuture<State>> answers) {}

    private final Decisions decisions;
    private final Journal journal;
    private final Clock clock;
    private final Executor thread;
    private final EventSink sink;
    private final Deque<Letter> inbox = new ArrayDeque<>();
    private Consumer<Effect> interpreter = effect -> {};
    private boolean writing;
    private volatile State durable = State.EMPTY;
    private volatile long lastSequence;
    private volatile @Nullable Throwable brokenBy;

    /** An engine that decides on {@code thread}, which must run one task at a time, in order. */
    Engine(Decisions decisions, Journal journal, Clock clock, Executor thread, EventSink sink) {
        this.decisions = decisions;
        this.journal = journal;
        this.clock = clock;
        this.thread = thread;
        this.sink = sink;
    }

    /** Takes over what the journal holds and lets effects be performed from now on. */
    void begin(State recovered, long sequence, Consumer<Effect> performer) {
        durable = recovered;
        lastSequence = sequence;
        interpreter = performer;
        submit(new Event.Restarted());
    }

    /** The state as the journal has confirmed it. */
    State state() {
        return durable;
    }

    /** The number of the last fact that the journal has confirmed; 0 before the first. */
    long lastSequence() {
        return lastSequence;
    }

    /** Why nothing can be accepted any more, if the journal failed. */
    Optional<String> broken() {
        return Optional.ofNullable(brokenBy).map(Failures::reason);
    }

    /** Hands in an event; the stage completes with the durable state, or with a {@link RequestException}. */
    CompletionStage<State> submit(Event event) {
        CompletableFuture<State> answer = new CompletableFuture<>();
        thread.execute(() -> {
            inbox.add(new Letter(event, answer));
            work();
        });
        return answer;
    }

    private void work() {
        if (writing || inbox.isEmpty()) {
            return;
        }
        Batch batch = decideAll();
        if (batch.facts().isEmpty()) {
            perform(batch);
            work();
            return;
        }
        writing = true;
        journal.append(clock.now(), batch.facts())
                .whenComplete((recorded, failure) -> thread.execute(() -> {
                    writing = false;
                    if (failure == null) {
                        confirm(batch, recorded);
                    } else {
                        breakDown(batch, failure);
                    }
                    work();
                }));
    }

    private Batch decideAll() {
        State state = durable;
        List<Fact> facts = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        List<CompletableFuture<State>> answers = new ArrayList<>();
        while (!inbox.isEmpty()) {
            Letter letter = inbox.remove();
            Decision decision = decisions.decide(state, letter.event(), clock.now());
            state = decision.state();
            facts.addAll(decision.facts());
            effects.addAll(decision.effects());
            if (decision.refusal().isPresent()) {
                letter.answer().completeExceptionally(decision.refusal().get());
            } else {
                answers.add(letter.answer());
            }
        }
        return new Batch(state, facts, effects, answers);
    }

    private void confirm(Batch batch, List<Recorded> recorded) {
        durable = batch.state();
        lastSequence = recorded.get(recorded.size() - 1).sequence();
        recorded.forEach(sink::recorded);
        perform(batch);
    }

    private void perform(Batch batch) {
        if (brokenBy == null) {
            batch.effects().forEach(interpreter);
        }
        batch.answers().forEach(answer -> answer.complete(batch.state()));
    }

    private void breakDown(Batch batch, Throwable failure) {
        brokenBy = Failures.cause(failure);
        RequestException refusal = new RequestException(
                RequestException.Kind.UNAVAILABLE,
                "the journal cannot be written, so nothing is started or changed: " + Failures.reason(failure));
        batch.answers().forEach(answer -> answer.completeExceptionally(refusal));
    }
}
