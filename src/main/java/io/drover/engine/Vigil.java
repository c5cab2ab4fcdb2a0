package io.drover.engine;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Sighting;
import io.drover.port.Journal;
import io.drover.port.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Keeps watch while the journal cannot be written.
 *
 * <ol>
 *   <li>Both hosts of every migration in flight are looked at, and what they say is told; nothing is decided and nothing is changed.
 *   <li>The journal is tried. Once it accepts, the engine goes on by itself; otherwise both is done again after a pause.
 * </ol>
 *
 * A transfer under way goes on meanwhile between its hosts, and reports to the engine when it ends.
 */
final class Vigil {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Engine engine;
    private final Journal journal;
    private final Timer timer;
    private final BiFunction<HostName, GuestId, CompletionStage<Sighting>> eyes;

    Vigil(Engine engine, Journal journal, Timer timer, BiFunction<HostName, GuestId, CompletionStage<Sighting>> eyes) {
        this.engine = engine;
        this.journal = journal;
        this.timer = timer;
        this.eyes = eyes;
    }

    void begin() {
        look().thenAccept(engine::watched);
        timer.after(PAUSE, this::tryJournal);
    }

    private void tryJournal() {
        journal.recover().thenCompose(accepts -> engine.resume()).whenComplete((resumed, failure) -> {
            if (failure != null) {
                begin();
            }
        });
    }

    private CompletionStage<Map<MigrationId, String>> look() {
        Map<MigrationId, Migration> flying =
                engine.state().inFlight().collect(Collectors.toMap(Migration::id, migration -> migration));
        return Together.all(flying.values(), this::look).thenApply(seen -> {
            Map<MigrationId, String> words = new TreeMap<>();
            seen.forEach(one -> words.put(one.migration(), one.words()));
            return words;
        });
    }

    private record Seen(MigrationId migration, String words) {}

    private CompletionStage<Seen> look(Migration migration) {
        Move move = migration.move();
        return eyes.apply(move.from(), move.guest())
                .thenCombine(
                        eyes.apply(move.to(), move.guest()),
                        (source, destination) -> new Seen(
                                migration.id(),
                                move.name() + ": " + move.from() + " says: " + source.inWords() + ", " + move.to()
                                        + " says: " + destination.inWords()));
    }
}
