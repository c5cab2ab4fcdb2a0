package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Recorded;
import io.drover.model.RequestKey;
import io.drover.model.RunId;
import io.drover.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyedRequestsTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final Guest WEB = Sample.guest("web1").build();
    private static final Guest DB = Sample.guest("db1").build();
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Optional<RequestKey> KEY = Optional.of(new RequestKey("key-1", "web1 to xen2"));

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            Sample.host("xen1").runs(WEB, DB).build(),
            Sample.host("xen2").seesDisksOf(WEB, DB).build(),
            Sample.host("xen3").seesDisksOf(WEB, DB).build()));

    private Plan plan(Drover drover) {
        return rehearsal.await(drover.planMove("web1", XEN2, Policy.STANDARD));
    }

    private static AcceptedRequests with(AcceptedRequests before, String key, Instant at) {
        return before.with(new Fact.RequestAccepted(key, "print", Optional.empty()), at);
    }

    @Test
    void theSameRequestTwiceIsOneRun() {
        // Given
        var drover = rehearsal.start();
        var plan = plan(drover);
        var first = rehearsal.await(drover.start(plan, Policy.STANDARD, KEY));
        // When
        var again = rehearsal.await(drover.start(plan, Policy.STANDARD, KEY));
        // Then
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(drover.runs()).hasSize(1);
        assertThat(drover.requestedWith("key-1"))
                .hasValueSatisfying(run -> assertThat(run.id()).isEqualTo(first.id()));
    }

    @Test
    void twoThatComeInOneBreathAreOneRunToo() {
        // Given
        var drover = rehearsal.start();
        var plan = plan(drover);
        // When
        var one = drover.start(plan, Policy.STANDARD, KEY);
        var other = drover.start(plan, Policy.STANDARD, KEY);
        // Then
        assertThat(rehearsal.await(other).id()).isEqualTo(rehearsal.await(one).id());
        assertThat(drover.runs()).hasSize(1);
    }

    @Test
    void theNextDroverKnowsTheKey() {
        // Given
        var life = rehearsal.new Life(Integer.MAX_VALUE, true);
        var first = life.start();
        var plan = plan(first);
        var begun = rehearsal.await(first.start(plan, Policy.STANDARD, KEY));
        life.end();
        var second = rehearsal.start();
        // When
        var again = rehearsal.await(second.start(plan, Policy.STANDARD, KEY));
        // Then
        assertThat(again.id()).isEqualTo(begun.id());
    }

    @Test
    void aKeyForSomethingElseIsRefused() {
        // Given
        var drover = rehearsal.start();
        var plan = plan(drover);
        rehearsal.await(drover.start(plan, Policy.STANDARD, KEY));
        var other = Optional.of(new RequestKey("key-1", "db1 to xen3"));
        // When
        var answer = drover.start(plan, Policy.STANDARD, other);
        // Then
        assertThatThrownBy(() -> rehearsal.await(answer))
                .hasMessageContaining("the Idempotency-Key 'key-1' was used at");
    }

    @Test
    void aRequestThatWasRefusedDoesNotUseItsKeyUp() {
        // Given
        var drover = rehearsal.start();
        var plan = plan(drover);
        var busy = rehearsal.await(drover.start(plan, Policy.STANDARD));
        assertThatThrownBy(() -> rehearsal.await(drover.start(plan, Policy.STANDARD, KEY)))
                .hasMessageContaining(busy.id().value());
        rehearsal.runUntil(() -> drover.run(busy.id()).orElseThrow().closed().isPresent());
        var back = rehearsal.await(drover.planMove("web1", XEN1, Policy.STANDARD));
        // When
        var run = rehearsal.await(drover.start(back, Policy.STANDARD, KEY));
        // Then
        assertThat(run.id()).isNotEqualTo(busy.id());
    }

    @Test
    void aHostIsEmptiedByOneRunAtATimeAndFilledByNoneMeanwhile() {
        // Given
        var drover = rehearsal.start();
        var drain = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        var toXen1 = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        var run = rehearsal.await(drover.start(drain, Policy.STANDARD));
        // When
        var second = drover.start(toXen1, Policy.STANDARD);
        // Then
        assertThatThrownBy(() -> rehearsal.await(second)).hasMessageContaining("run " + run.id());
    }

    @Test
    void oldKeysAreForgottenAndNoMoreThanAThousandAreKept() {
        // Given
        var requests = with(AcceptedRequests.NONE, "old", NOW);
        for (int number = 0; number < AcceptedRequests.MOST; number++) {
            requests = with(requests, "key-" + number, NOW.plusSeconds(number));
        }
        // When
        var later = with(requests, "last", NOW.plus(AcceptedRequests.KEPT).plus(Duration.ofSeconds(500)));
        // Then
        assertThat(requests.named("old")).isEmpty();
        assertThat(requests.all()).hasSize(AcceptedRequests.MOST);
        assertThat(later.named("key-500")).isEmpty();
        assertThat(later.named("key-501")).isPresent();
    }

    @Test
    void aKeyThatIsForgottenLeavesTheJournalTooAndOthersStay() {
        // Given
        var useless = new Useless();
        useless.take(recorded(1, new Fact.RequestAccepted("old", "print", Optional.empty()), NOW));
        useless.take(
                recorded(2, new Fact.RequestAccepted("new", "print", Optional.empty()), NOW.plus(Duration.ofDays(2))));
        useless.take(recorded(3, new Fact.CancelRequested(new RunId("run-1")), NOW));
        useless.take(recorded(4, new Fact.RunsForgotten(List.of(new RunId("run-1"))), NOW));
        // When
        var numbers = useless.numbers();
        // Then
        assertThat(numbers).contains(1L, 3L).doesNotContain(2L);
    }

    private static Recorded recorded(long number, Fact fact, Instant at) {
        return new Recorded(number, at, fact);
    }
}
