package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.Api;
import io.drover.cli.http.Feed;
import io.drover.cli.http.JournalState;
import io.drover.cli.http.Problem;
import io.drover.cli.http.ProblemException;
import io.drover.cli.http.Signal;
import io.drover.cli.http.SseEvent;
import io.drover.cli.http.Transfer;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.cli.view.RunLines;
import io.drover.json.Json;
import io.drover.json.JsonException;
import io.drover.model.Recorded;
import io.drover.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Follows one run to its end.
 *
 * <ol>
 *   <li>Connect to the events first, then start the run: so none of its facts is missed.
 *   <li>A fact is a hint that the run changed: read it again, at most four times a second, and every two seconds anyway.
 *       What is shown is always what the server says, never our own conclusion.
 *   <li>Ctrl-C asks the server to start nothing new, and the following goes on. A second one leaves at once.
 *   <li>A server that does not answer for half a minute is given up; the run goes on there.
 * </ol>
 */
final class Follower implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final InstantSource clock;
    private final Display display;
    private final Feed feed;
    private final Interrupts.Registration registration;
    private final Distances distances = new Distances();
    private boolean cancelled;
    private boolean stale;

    Follower(Api api, Surroundings surroundings, Display display) {
        this.api = api;
        this.clock = surroundings.clock();
        this.display = display;
        this.feed = new Feed(api);
        this.registration = surroundings.interrupts().handle(feed::interrupt);
    }

    /** Whether the operator asked to stop. */
    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Starts a run, or finds it, and follows it to its end.
     *
     * @return the run as the server tells it at the end
     */
    Answer follow(Supplier<Answer> start) {
        return follow(start, run -> false);
    }

    /** As {@link #follow(Supplier)}, and no further than until that is so. */
    Answer follow(Supplier<Answer> start, Predicate<Run> reached) {
        feed.connect(clock.instant());
        var answer = start.get();
        var run = answer.as(Run.class);
        var readAt = clock.instant();
        var shownAt = Instant.MIN;
        while (run.closed().isEmpty() && !reached.test(run)) {
            react(feed.next(TICK, clock.instant()), run);
            var now = clock.instant();
            feed.revive(now);
            if (isDue(readAt, now)) {
                var fresh = read(run, readAt, now);
                readAt = fresh.isPresent() ? now : readAt;
                answer = fresh.orElse(answer);
                run = answer.as(Run.class);
            }
            if (!now.isBefore(shownAt.equals(Instant.MIN) ? now : shownAt.plus(TICK))) {
                display.show(run, distances.latest(), now);
                shownAt = now;
            }
        }
        drain(run);
        display.show(run, Map.of(), clock.instant());
        return answer;
    }

    private boolean isDue(Instant readAt, Instant now) {
        var since = Duration.between(readAt, now);
        return since.compareTo(LONGEST_SILENCE) >= 0 || (stale && since.compareTo(TICK) >= 0);
    }

    private Optional<Answer> read(Run run, Instant readAt, Instant now) {
        try {
            var answer = api.run(run.id());
            stale = false;
            return Optional.of(answer);
        } catch (ProblemException refused) {
            if (refused.problem().kind() != Problem.Kind.UNAVAILABLE) {
                throw refused;
            }
            if (Duration.between(readAt, now).compareTo(PATIENCE) > 0) {
                throw lost(run, refused);
            }
            return Optional.empty();
        }
    }

    private static CommandException lost(Run run, ProblemException refused) {
        var guests =
                RunLines.leaving(run).map(line -> " When last seen, " + line).orElse("");
        boolean flying = run.migrations().stream()
                .anyMatch(migration -> migration.phase().isInFlight());
        return new CommandException(
                flying ? ExitCode.UNKNOWN : ExitCode.UNAVAILABLE,
                refused.getMessage() + " since " + PATIENCE.toSeconds() + " s." + guests,
                "`drover show " + run.id() + "` tells how it stands once the server is back.");
    }

    private void react(Optional<Signal> signal, Run run) {
        if (signal.isEmpty()) {
            return;
        }
        if (signal.get() instanceof Signal.Events events) {
            events.events().forEach(event -> react(event, run));
            events.more().run();
        } else if (signal.get() instanceof Signal.Interrupt) {
            interrupt(run);
        }
    }

    private void react(SseEvent event, Run run) {
        try {
            if (event.name().equals("progress")) {
                distances.hear(Json.readKnown(event.data(), Transfer.class));
            } else if (event.name().equals("fact")) {
                stale = true;
                var recorded = Json.readKnown(event.data(), Recorded.class);
                feed.seen(recorded.sequence());
                distances.hear(recorded.fact());
                display.fact(run, recorded);
            } else if (event.name().equals("outage")) {
                tell(Json.readKnown(event.data(), JournalState.class));
            }
        } catch (JsonException newer) {
            // A newer server may tell of things that we have no words for; the run itself is read again anyway.
            stale = true;
        }
    }

    private void tell(JournalState journal) {
        display.note(List.of(journal.outage()
                .map(outage -> Line.of("the journal: " + outage.inWords(), Tone.BAD))
                .orElseGet(() -> Line.of("the journal can be written again; the run goes on", Tone.GOOD))));
    }

    /** Facts that came with or just after the one that closed the run. */
    private void drain(Run run) {
        var signal = feed.next(TICK, clock.instant());
        while (signal.isPresent() && !(signal.get() instanceof Signal.Interrupt)) {
            react(signal, run);
            signal = feed.next(Duration.ZERO, clock.instant());
        }
    }

    private void interrupt(Run run) {
        if (cancelled) {
            RunLines.leaving(run).ifPresent(line -> display.note(List.of(line)));
            throw new CommandException(ExitCode.INTERRUPTED, "left run " + run.id() + " before its end");
        }
        cancelled = true;
        long flying = run.migrations().stream()
                .filter(migration -> migration.phase().isInFlight())
                .count();
        display.note(List.of(Line.of(
                "nothing new starts; waiting for " + flying + " in flight. Ctrl-C again leaves at once.",
                Tone.WARNING)));
        try {
            api.cancel(run.id());
            stale = true;
        } catch (ProblemException refused) {
            display.note(List.of(Line.of("the server did not cancel: " + refused.getMessage(), Tone.BAD)));
        }
    }

    @Override
    public void close() {
        registration.close();
        feed.close();
    }
}
