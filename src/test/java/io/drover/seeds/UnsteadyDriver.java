package io.drover.seeds;

import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import io.drover.port.Traits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A driver of one life of Drover: answers come late, out of order, or get lost after the deed; notices come late and twice. What Drover does is
 * judged as it leaves, and what it is told is written down as it comes.
 */
final class UnsteadyDriver implements HostDriver {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);
    private static final Duration TRANSFER_LIMIT = Duration.ofMinutes(20);

    private final HostDriver driver;
    private final Life life;
    private final Case facts;
    private final Chance chance;
    private final DeedJudge judge;

    UnsteadyDriver(HostDriver driver, Life life, Case facts, Chance chance) {
        this.driver = driver;
        this.life = life;
        this.facts = facts;
        this.chance = chance;
        this.judge = new DeedJudge(facts);
    }

    @Override
    public HostName host() {
        return driver.host();
    }

    @Override
    public Traits traits() {
        return driver.traits();
    }

    @Override
    public CompletionStage<Host> observe(Set<String> paths) {
        Instant askedAt = facts.time.now();
        return call(() -> driver.observe(paths), CALL_LIMIT).thenApply(host -> {
            facts.seen().observed(host.name(), askedAt);
            return host;
        });
    }

    @Override
    public CompletionStage<Map<String, Observed<PathSight>>> find(Set<String> paths) {
        return call(() -> driver.find(paths), CALL_LIMIT);
    }

    @Override
    public CompletionStage<Map<HostName, Reach>> reach(Set<HostName> others, Set<String> directories) {
        return call(() -> driver.reach(others, directories), CALL_LIMIT);
    }

    @Override
    public CompletionStage<Sighting> look(GuestId guest) {
        Instant askedAt = facts.time.now();
        return call(() -> driver.look(guest), CALL_LIMIT)
                .exceptionally(failure -> new Sighting.Unseen(String.valueOf(failure.getMessage())))
                .thenApply(sighting -> {
                    if (!(sighting instanceof Sighting.Unseen)) {
                        facts.seen().looked(host(), guest, new Seen.Told(askedAt, sighting));
                    }
                    return sighting;
                });
    }

    @Override
    public CompletionStage<Observed<List<VirtualDisk>>> disks(GuestId guest) {
        return call(() -> driver.disks(guest), CALL_LIMIT).thenApply(seen -> {
            seen.asOptional()
                    .ifPresent(disks -> facts.seen().disks(guest, disks.stream().allMatch(VirtualDisk::isConnected)));
            return seen;
        });
    }

    @Override
    public CompletionStage<Measured> migrate(MigrationOrder order) {
        return call(
                () -> {
                    facts.note("Drover orders " + order.guest() + " from " + host() + " to " + order.to());
                    judge.ordered(host(), order);
                    return driver.migrate(order);
                },
                TRANSFER_LIMIT);
    }

    @Override
    public CompletionStage<Measured> follow(MigrationOrder order) {
        return call(() -> driver.follow(order), TRANSFER_LIMIT);
    }

    @Override
    public CompletionStage<Void> abort(GuestId guest) {
        return call(
                () -> {
                    facts.note("Drover calls the transfer of " + guest + " from " + host() + " off");
                    return driver.abort(guest);
                },
                CALL_LIMIT);
    }

    /** Answers that come late are others' part: here they would change what befalls every seed. */
    @Override
    public CompletionStage<Observed<List<OtherSender>>> otherSenders(GuestId guest) {
        CompletableFuture<Observed<List<OtherSender>>> told = new CompletableFuture<>();
        if (life.lives()) {
            driver.otherSenders(guest)
                    .whenComplete((value, failure) -> life.later(Duration.ZERO, () -> tell(told, value, failure)));
        }
        return told;
    }

    @Override
    public CompletionStage<Void> perform(Chore chore) {
        return call(
                () -> {
                    facts.note("Drover does on " + host() + ": " + chore);
                    judge.chore(host(), chore);
                    return driver.perform(chore);
                },
                CALL_LIMIT);
    }

    @Override
    public void listen(Consumer<HostNotice> listener) {
        driver.listen(notice -> {
            if (life.isSteady()) {
                listener.accept(notice);
                return;
            }
            int times = chance.oneIn(20) ? 2 : 1;
            for (int time = 0; time < times; time++) {
                Duration late = chance.oneIn(10) ? chance.seconds(0, 20) : Duration.ZERO;
                life.later(late, () -> listener.accept(notice));
            }
        });
    }

    @Override
    public void close() {
        driver.close();
    }

    private <T> CompletionStage<T> call(Supplier<CompletionStage<T>> question, Duration limit) {
        CompletableFuture<T> told = new CompletableFuture<>();
        if (!life.lives()) {
            return told;
        }
        if (life.isSteady()) {
            question.get()
                    .whenComplete((value, failure) -> life.later(Duration.ZERO, () -> tell(told, value, failure)));
            return told;
        }
        int fate = chance.below(200);
        Duration late = fate < 20 ? chance.seconds(0, 3) : fate < 24 ? chance.seconds(3, 40) : Duration.ZERO;
        boolean lost = fate >= 24 && fate < 28;
        CompletionStage<T> answer = question.get();
        if (fate == 28) {
            life.later(limit, () -> tell(told, null, lost("no answer within " + limit)));
        } else {
            answer.whenComplete((value, failure) ->
                    life.later(late, () -> tell(told, value, lost ? lost("End of file while reading data") : failure)));
        }
        return told;
    }

    private static HostException lost(String why) {
        return new HostException(Recourse.OUTCOME_UNKNOWN, why);
    }

    private static <T> void tell(CompletableFuture<T> told, @Nullable T value, @Nullable Throwable failure) {
        if (failure == null) {
            told.complete(value);
        } else {
            told.completeExceptionally(failure);
        }
    }
}
