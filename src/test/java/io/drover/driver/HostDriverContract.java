package io.drover.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.drover.model.Definition;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.model.Sighting;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What the engine relies on, whatever drives the hosts. Every driver's tests extend this. */
public abstract class HostDriverContract extends InventoryContract<ContractWorld> {
    private static final int MOMENTS_AT_MOST = 150;

    /** A world in which the guests run at the source and nothing is under way. */
    @Override
    protected abstract ContractWorld open();

    @Test
    void aDefinitionIsReadAsTextThatNamesTheGuestAndHoldsNoPassword() throws HostException {
        // When
        var text = world.await(world.source().definition(world.guest()));
        // Then
        assertThat(text.asOptional())
                .as(text.basis())
                .hasValueSatisfying(read ->
                        assertThat(read).contains(world.guest().toString()).doesNotContain("passwd="));
    }

    @Test
    void theDefinitionOfAGuestThatIsNotThereIsUnknown() throws HostException {
        // When
        var text = world.await(world.source().definition(world.absent()));
        // Then
        assertThat(text.asOptional()).isEmpty();
    }

    @Test
    void aMovedGuestRunsAtTheDestinationOnlyAndIsPersistentThere() throws HostException {
        // When
        var measured = world.await(world.source().migrate(order(world.guest())));
        // Then
        assertThat(measured.duration()).isPositive();
        assertThat(lookAt(world.source(), world.guest()).isOff()).isTrue();
        var arrived = (Sighting.Present) lookAt(world.destination(), world.guest());
        assertThat(arrived.condition().state()).isEqualTo(GuestState.RUNNING);
        assertThat(arrived.definition().persistent()).isTrue();
        assertThat(arrived.jobActive()).isFalse();
    }

    @Test
    void aTransferTellsOfItsProgressWhichOnlyGrowsUntilTheGuestRunsThereAndEndsWithTheGuestsChange()
            throws HostException {
        // Given
        var heard = listenTo(world.source());
        // When
        world.await(world.source().migrate(order(world.guest())));
        world.pass(MOMENT);
        // Then
        var progress = heard.stream()
                .filter(HostNotice.Transferring.class::isInstance)
                .map(HostNotice.Transferring.class::cast)
                .filter(notice -> notice.guest().equals(world.guest()))
                .map(HostNotice.Transferring::progress)
                .toList();
        assertThat(progress).isNotEmpty();
        assertThat(progress).extracting(Progress::bytesArrived).isSorted();
        assertThat(progress).extracting(Progress::elapsed).isSorted();
        assertThat(progress).extracting(Progress::phase).isSorted();
        assertThat(progress).allSatisfy(seen -> {
            assertThat(seen.totalBytes()).isEqualTo(world.memoryBytes());
            assertThat(seen.bytesArrived()).isBetween(0L, seen.totalBytes());
            assertThat(seen.phase()).isIn(Phase.COPYING, Phase.SWITCHING, Phase.VERIFYING);
            assertThat(seen.basis()).isNotBlank();
        });
        assertThat(progress).last().extracting(Progress::phase).isEqualTo(Phase.VERIFYING);
        assertThat(heard)
                .filteredOn(HostNotice.GuestChanged.class::isInstance)
                .contains(new HostNotice.GuestChanged(world.source().host(), world.guest(), "Stopped Migrated"));
    }

    @Test
    void theDestinationTellsOfAnArrivingGuest() throws HostException {
        // Given
        var heard = listenTo(world.destination());
        // When
        world.await(world.source().migrate(order(world.guest())));
        world.pass(MOMENT);
        // Then
        assertThat(heard)
                .filteredOn(HostNotice.GuestChanged.class::isInstance)
                .contains(new HostNotice.GuestChanged(world.destination().host(), world.guest(), "Resumed Migrated"));
    }

    @Test
    void autostartDoesNotTravelAndCanBeSetAfterwards() throws HostException {
        // Given
        world.await(world.source().migrate(order(world.autostarted())));
        var arrived = (Sighting.Present) lookAt(world.destination(), world.autostarted());
        // When
        world.await(world.destination().perform(new Chore.SetAutostart(world.autostarted(), true)));
        // Then
        assertThat(arrived.definition()).isEqualTo(new Definition(true, false));
        assertThat(lookAt(world.source(), world.autostarted()))
                .as("no autostart is left behind")
                .isEqualTo(new Sighting.Absent());
        assertThat(((Sighting.Present) lookAt(world.destination(), world.autostarted())).definition())
                .isEqualTo(new Definition(true, true));
    }

    @Test
    void aRunningGuestsDefinitionIsNotForgotten() throws HostException {
        // When
        var refusal = refusalOf(world.source().perform(new Chore.Undefine(world.guest())));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(((Sighting.Present) lookAt(world.source(), world.guest())).definition())
                .isEqualTo(new Definition(true, false));
    }

    @Test
    void aChoreThatIsDoneIsDoneAgainWithoutComplaint() throws HostException {
        // Given
        var chores = List.of(
                new Chore.MakePersistent(world.autostarted()),
                new Chore.SetAutostart(world.autostarted(), true),
                new Chore.SetAutostart(world.guest(), false),
                new Chore.Undefine(world.absent()));
        // When
        for (Chore chore : chores) {
            world.await(world.source().perform(chore));
            world.await(world.source().perform(chore));
        }
        // Then
        assertThat(((Sighting.Present) lookAt(world.source(), world.autostarted())).definition())
                .isEqualTo(new Definition(true, true));
    }

    @Test
    void aGuestThatIsNotThereIsNotMovedAndThatIsCertain() {
        // When
        var refusal = refusalOf(world.source().migrate(order(world.absent())));
        // Then
        assertThat(refusal.recourse()).isNotEqualTo(Recourse.OUTCOME_UNKNOWN);
        assertThat(refusal).hasMessageMatching("(?s).+");
    }

    @Test
    void nothingMovesToAHostThatThereIsNot() throws HostException {
        // Given
        var order = new MigrationOrder(world.guest(), world.nowhere(), true, world.memoryBytes());
        // When
        var refusal = refusalOf(world.source().migrate(order));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal).hasMessageContaining(world.nowhere().value());
        assertThat(lookAt(world.source(), world.guest()).is(GuestState.RUNNING)).isTrue();
    }

    @Test
    void nothingMovesToWhereItIs() throws HostException {
        // Given
        var order = new MigrationOrder(world.guest(), world.source().host(), true, world.memoryBytes());
        // When
        var refusal = refusalOf(world.source().migrate(order));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(lookAt(world.source(), world.guest()).is(GuestState.RUNNING)).isTrue();
    }

    @Test
    void aSecondMigrationOfTheSameGuestIsRefusedAndDoesNoHarm() throws HostException {
        // Given
        var first = world.source().migrate(order(world.guest()));
        world.pass(MOMENT);
        // When
        var second = world.source().migrate(order(world.guest()));
        // Then
        assertThatCode(() -> world.await(first)).doesNotThrowAnyException();
        assertThat(refusalOf(second).recourse()).isNotEqualTo(Recourse.OUTCOME_UNKNOWN);
        assertThat(lookAt(world.source(), world.guest()).isOff()).isTrue();
        assertThat(lookAt(world.destination(), world.guest()).is(GuestState.RUNNING))
                .isTrue();
    }

    @Test
    void aClosedDriverIsSilentAndItsMigrationGoesOn() throws HostException {
        // Given
        var heard = listenTo(world.source());
        var migration = world.source().migrate(order(world.guest()));
        world.pass(MOMENT);
        // When
        world.source().close();
        world.pass(MOMENT);
        // Then
        heard.clear();
        assertThat(refusalOf(migration).recourse()).isEqualTo(Recourse.OUTCOME_UNKNOWN);
        if (world.destination().traits().peerToPeer()) {
            assertThat(arrives(world.guest())).isTrue();
        }
        assertThat(heard).isEmpty();
    }

    private MigrationOrder order(GuestId guest) {
        return new MigrationOrder(guest, world.destination().host(), true, world.memoryBytes());
    }

    private boolean arrives(GuestId guest) throws HostException {
        for (int moment = 0; moment < MOMENTS_AT_MOST; moment++) {
            if (lookAt(world.destination(), guest).is(GuestState.RUNNING)) {
                return true;
            }
            world.pass(MOMENT);
        }
        return false;
    }

    private static Queue<HostNotice> listenTo(HostDriver driver) {
        var heard = new ConcurrentLinkedQueue<HostNotice>();
        driver.listen(heard::add);
        return heard;
    }
}
