package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Recorded;
import io.drover.port.Clock;
import io.drover.port.Journal;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The mailbox around the {@link Decisions}: on one thread, it decides what has come in, makes the facts durable, and only then lets the
 * effects be performed and the requests be answered. Events that arrive while the journal writes wait, and are then decided together.
 *
 * <p>While the journal cannot be written, no request is accepted and no effect is performed, and the state stays what the journal last
 * confirmed. Of what hosts tell meanwhile only what stays true is kept ({@link Event.Report}); what was merely seen is asked anew. When the
 * journal accepts again, what it really holds is read first: an append that failed may have reached the disk all the same.
 */
final class Engine {

    private static final int PAGE = 1_000;

    /** A disk that is merely busy answers sooner. */
    private static final Duration UNANSWERED = Duration.ofSeconds(10);

    /** An event with whoever waits to hear whether it was accepted. */
    private record Letter(Event event, CompletableFuture<State> answer) {}

    /** What the letters decided together want done once their facts are durable. */
    private record Batch(State state, List<Fact> facts, List<Effect> effects, List<CompletableFuture<State>> answers) {}

    private final Decisions decisions;
    private final Journal journal;
    private final Clock clock;
    private final Executor thread;
    private final Experience sink;
    private final Deque<Letter> inbox = new ArrayDeque<>();
    private final List<Letter> decided = new ArrayList<>();
    private Consumer<Effect> interpreter = effect -> {};
    private volatile Optional<Moment> writing = Optional.empty();
    private volatile State durable = State.EMPTY;
    private volatile long lastSequence;
    private volatile Optional<Outage> outage = Optional.empty();
    private final Set<Event> kept = new LinkedHashSet<>();
    private boolean restartIsOwed;
    private Runnable vigil = () -> {};

    /** An engine that decides on {@code thread}, which must run one task at a time, in order. */
    Engine(Decisions decisions, Journal journal, Clock clock, Executor thread, Experience sink) {
        this.decisions = decisions;
        this.journal = journal;
        this.clock = clock;
        this.thread = thread;
        this.sink = sink;
    }

    /**
     * Takes over what the journal holds and lets effects be performed from now on.
     *
     * @param watcher begins when the journal cannot be written, and calls {@link #resume} once it can
     */
    void begin(State recovered, long sequence, Consumer<Effect> performer, Runnable watcher) {
        durable = recovered;
        lastSequence = sequence;
        interpreter = performer;
        vigil = watcher;
        submit(new Event.Restarted());
    }

    /** The state as the journal has confirmed it. */
    State state() {
        return durable;
    }

    /** What migrations that are done teach, as far as the journal has confirmed them. */
    Lessons lessons() {
        return sink.lessons(this::state);
    }

    /** The number of the last fact that the journal has confirmed; 0 before the first. */
    long lastSequence() {
        return lastSequence;
    }

    /** Why nothing can be accepted now, if the journal cannot be written or its disk does not answer. */
    Optional<Outage> outage() {
        return outage.or(this::silence);
    }

    /** An append that neither succeeds nor fails: whatever was decided waits for it. */
    private Optional<Outage> silence() {
        return writing.filter(since -> clock.elapsed().compareTo(since.counted().plus(UNANSWERED)) > 0)
                .map(since -> new Outage(
                        since.told(),
                        "its disk has not answered since then; look at it (dmesg, a share that hangs, a full thin pool), since Drover can"
                                + " only wait",
                        new TreeMap<>()));
    }

    /** Tells what was seen of guests in flight while the journal cannot be written. */
    void watched(Map<MigrationId, String> seen) {
        thread.execute(() -> {
            Optional<Outage> before = outage;
            outage = before.map(now -> now.watching(seen));
            if (!outage.equals(before)) {
                sink.outage(outage);
            }
        });
    }

    /** The journal accepts again: goes on from what it really holds. The stage fails while that cannot be read. */
    CompletionStage<Void> resume() {
        long confirmed = lastSequence;
        return readBack().thenAcceptAsync(nothing -> goOn(lastSequence > confirmed), thread);
    }

    private CompletionStage<Void> readBack() {
        return journal.read(lastSequence, PAGE)
                .thenComposeAsync(
                        page -> {
                            page.forEach(this::takeOver);
                            return page.size() < PAGE ? CompletableFuture.completedStage(null) : readBack();
                        },
                        thread);
    }

    private void takeOver(Recorded recorded) {
        durable = durable.after(recorded);
        lastSequence = recorded.sequence();
        sink.recorded(recorded);
    }

    /**
     * Where facts turned up whose effects were never performed, or where the outage was there at the start, it is as after a restart;
     * otherwise transfers are still reported on.
     */
    private void goOn(boolean surprised) {
        outage = Optional.empty();
        sink.outage(outage);
        boolean anew = surprised || restartIsOwed;
        restartIsOwed = false;
        inbox.add(new Letter(anew ? new Event.Restarted() : new Event.Resumed(), new CompletableFuture<>()));
        kept.forEach(report -> inbox.add(new Letter(report, new CompletableFuture<>())));
        kept.clear();
        work();
    }

    /** Hands in an event; the stage completes with the durable state, or with a {@link RequestException}. */
    CompletionStage<State> submit(Event event) {
        CompletableFuture<State> answer = new CompletableFuture<>();
        Letter letter = new Letter(event, answer);
        thread.execute(() -> {
            if (outage.isPresent()) {
                putOff(letter);
            } else if (event instanceof Event.Request && silence().isPresent()) {
                refuse(letter);
            } else {
                inbox.add(letter);
                work();
            }
        });
        return answer;
    }

    private void work() {
        if (writing.isPresent() || inbox.isEmpty()) {
            return;
        }
        Batch batch = decideAll();
        if (batch.facts().isEmpty()) {
            perform(batch);
            work();
            return;
        }
        writing = Optional.of(Moment.of(clock));
        journal.append(clock.now(), batch.facts())
                .whenComplete((recorded, failure) -> thread.execute(() -> {
                    writing = Optional.empty();
                    if (failure == null) {
                        confirm(batch, recorded);
                    } else {
                        breakDown(failure);
                    }
                    work();
                }));
    }

    private Batch decideAll() {
        State state = durable;
        decided.clear();
        List<Fact> facts = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        List<CompletableFuture<State>> answers = new ArrayList<>();
        while (!inbox.isEmpty()) {
            Letter letter = inbox.remove();
            decided.add(letter);
            Decision decision = decisions.decide(state, letter.event(), Moment.of(clock));
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
        batch.effects().forEach(interpreter);
        batch.answers().forEach(answer -> answer.complete(batch.state()));
    }

    /** What was decided and not written down never was; so the letters are as if they came now. */
    private void breakDown(Throwable failure) {
        outage = Optional.of(new Outage(clock.now(), Failures.reason(failure), new TreeMap<>()));
        decided.forEach(this::putOff);
        inbox.forEach(this::putOff);
        inbox.clear();
        sink.outage(outage);
        vigil.run();
    }

    private void putOff(Letter letter) {
        if (letter.event() instanceof Event.Report) {
            kept.add(letter.event());
        }
        restartIsOwed |= letter.event() instanceof Event.Restarted;
        refuse(letter);
    }

    private void refuse(Letter letter) {
        letter.answer()
                .completeExceptionally(new RequestException(
                        RequestException.Kind.UNAVAILABLE,
                        "the journal cannot be written, so nothing is started or changed: "
                                + outage().map(Outage::why).orElse("")));
    }
}
