package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.plan.schedule.Schedule.Over;
import io.drover.plan.schedule.Schedule.Timed;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions small enough to know the answer to. */
class SmallSchedulesTest {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private static HostCapacity host(String name, long freeGib, long mibPerSecond) {
        return new HostCapacity(
                name, freeGib * GIB, 100, mibPerSecond * MIB, mibPerSecond * MIB, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static GuestNeed guest(String name, int host, long gib, long dirtyMib) {
        var load = Observed.known(new Load(dirtyMib * MIB, gib * GIB / 4), "told");
        return new GuestNeed(name, host, gib * GIB, gib * GIB, 1, load, Duration.ofSeconds(1));
    }

    private static Schedule schedule(List<HostCapacity> hosts, List<GuestNeed> guests, List<List<Integer>> apart) {
        var closed = new BitSet();
        closed.set(0);
        var leaving = new BitSet();
        for (int guest = 0; guest < guests.size(); guest++) {
            leaving.set(guest, guests.get(guest).host() == 0);
        }
        var limits = new Restrictions(leaving, new BitSet(), closed, apart, List.of(), (guest, host) -> false);
        var instance = new Instance(hosts, guests, limits, Overheads.NONE, Integer.MAX_VALUE);
        var schedule = Scheduler.schedule(instance);
        assertThat(ScheduleAudit.objections(instance, schedule)).isEmpty();
        return schedule;
    }

    @Test
    void slowReceiversAreFilledSideBySide() {
        // Given
        var hosts = List.of(host("source", 0, 1000), host("a", 8, 100), host("b", 8, 100));
        // When
        var schedule = schedule(hosts, List.of(guest("one", 0, 4, 0), guest("two", 0, 4, 0)), List.of());
        // Then
        assertThat(schedule.moves()).extracting(Timed::startNanos).containsExactly(0L, 0L);
        assertThat(schedule.moves()).extracting(Timed::to).containsExactlyInAnyOrder(1, 2);
        assertThat(schedule.bound().binding()).isEqualTo("longest migration, one");
        assertThat(schedule.makespanNanos())
                .isEqualTo(schedule.bound().duration().toNanos());
    }

    @Test
    void whoWouldStandStillForTooLongOnASlowLinkGoesToTheFastOne() {
        // Given
        var hosts = List.of(host("source", 0, 1000), host("slow", 64, 100), host("fast", 4, 1000));
        // When
        var schedule = schedule(hosts, List.of(guest("busy", 0, 4, 90), guest("quiet", 0, 4, 0)), List.of());
        // Then
        assertThat(schedule.over()).isEmpty();
        assertThat(schedule.moves())
                .filteredOn(move -> move.guest() == 0)
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.to()).isEqualTo(2);
                    assertThat(move.fare().downNanos())
                            .isLessThan(Duration.ofSeconds(1).toNanos());
                });
    }

    @Test
    void whoStandsStillForTooLongOnEveryLinkIsNamed() {
        // Given
        var hosts = List.of(host("source", 0, 100), host("other", 64, 100));
        // When
        var schedule = schedule(hosts, List.of(guest("busy", 0, 16, 200)), List.of());
        // Then
        assertThat(schedule.over()).containsExactly(new Over(0, true));
        assertThat(schedule.moves())
                .singleElement()
                .extracting(Timed::bytesPerSecond)
                .isEqualTo(100 * MIB);
    }

    @Test
    void ofThreeThatNeedTheFastLinkTheBiggestIsLetOffIfTheOthersFindRoomThen() {
        // Given
        var hosts = List.of(host("source", 0, 1000), host("slow", 64, 100), host("fast", 5, 1000));
        var guests = List.of(guest("big", 0, 4, 90), guest("one", 0, 2, 90), guest("two", 0, 2, 90));
        // When
        var schedule = schedule(hosts, guests, List.of());
        // Then
        assertThat(schedule.over()).containsExactly(new Over(0, false));
        assertThat(schedule.moves())
                .filteredOn(move -> move.guest() != 0)
                .extracting(Timed::to)
                .containsOnly(2);
    }

    @Test
    void anotherGuestMakesRoomWhereThereIsNoneForTheBiggest() {
        // Given
        var hosts = List.of(host("source", 0, 100), host("a", 6, 100), host("b", 5, 100));
        var guests = List.of(guest("big", 0, 8, 0), guest("resident", 1, 4, 0));
        // When
        var schedule = schedule(hosts, guests, List.of());
        // Then
        assertThat(schedule.left()).isEmpty();
        assertThat(schedule.moves()).extracting(Timed::guest).containsExactly(1, 0);
        assertThat(schedule.moves().get(1).startNanos())
                .isGreaterThanOrEqualTo(schedule.moves().get(0).endNanos());
    }

    @Test
    void thoseWhomRulesLeaveOneHostAreBoundByItsLink() {
        // Given: each guest has to be apart from one that runs on the fast host
        var hosts = List.of(host("source", 0, 1000), host("slow", 64, 100), host("fast", 64, 1000));
        var guests =
                List.of(guest("one", 0, 4, 0), guest("two", 0, 2, 0), guest("web1", 2, 1, 0), guest("web2", 2, 1, 0));
        // When
        var schedule = schedule(hosts, guests, List.of(List.of(0, 2), List.of(1, 3)));
        // Then
        assertThat(schedule.bound().binding()).isEqualTo("guests that may go nowhere but to slow");
        assertThat(schedule.makespanNanos() - schedule.bound().duration().toNanos())
                .isBetween(0L, 100L);
    }

    @Test
    void guestsThatMustBeApartDoNotMeetAndOneIsLeftIfThereIsOneHost() {
        // Given
        var hosts = List.of(host("source", 0, 100), host("only", 64, 100));
        // When
        var schedule = schedule(hosts, List.of(guest("one", 0, 4, 0), guest("two", 0, 4, 0)), List.of(List.of(0, 1)));
        // Then
        assertThat(schedule.moves()).hasSize(1);
        assertThat(schedule.left()).hasSize(1);
    }
}
