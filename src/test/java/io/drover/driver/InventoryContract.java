package io.drover.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.model.Disk;
import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.PathSight;
import io.drover.model.Sighting;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * What checks and plans rely on when they look at a host, whatever drives it and whether or not it can be changed.
 *
 * @param <W> where it is looked at
 */
public abstract class InventoryContract<W extends InventoryWorld> extends StorageContract<W> {
    protected static final Duration MOMENT = Duration.ofSeconds(2);

    @Test
    void theInventoryDescribesARunningGuest() throws HostException {
        // When
        var host = world.await(world.source().observe(Set.of()));
        // Then
        assertThat(host.name()).isEqualTo(world.source().host());
        assertThat(host.memory().freeBytes())
                .isNotNegative()
                .isLessThan(host.memory().totalBytes());
        assertThat(host.guest(world.guest())).hasValueSatisfying(guest -> {
            assertThat(guest.memoryBytes()).isEqualTo(world.memoryBytes());
            assertThat(guest.vcpus()).isEqualTo(world.vcpus());
            assertThat(guest.condition().state()).isEqualTo(GuestState.RUNNING);
            assertThat(guest.definition().persistent())
                    .isEqualTo(world.source().traits().persistentDefinitions());
            assertThat(guest.devices().disks()).extracting(Disk::source).allMatch(source -> source.isPresent());
            assertThat(guest.devices().nics()).isNotEmpty();
        });
    }

    @Test
    void whatTheDom0TellsIsKnownOrUnknownForAReason() throws HostException {
        // When
        var told = world.await(world.source().dom0());
        // Then
        assertThat(told.basis()).isNotBlank();
    }

    @Test
    void theInventoryLooksUpThePathsItIsAskedFor() throws HostException {
        // Given
        var guest = world.await(world.source().observe(Set.of())).guest(world.guest());
        var path = guest.orElseThrow().devices().disks().get(0).source().orElseThrow();
        // When
        var host = world.await(world.source().observe(Set.of(path, path + ".not-there")));
        // Then
        assertThat(host.paths()).containsKeys(path, path + ".not-there");
        assertThat(sight(host, path)).isTrue();
        assertThat(sight(host, path + ".not-there"))
                .as("what is not there is never said to exist")
                .isFalse();
    }

    @Test
    void aGuestThatIsNotThereIsAbsent() throws HostException {
        // When
        var sighting = world.await(world.source().look(world.absent()));
        // Then
        assertThat(sighting).isEqualTo(new Sighting.Absent());
    }

    @Test
    void aRunningGuestIsSeenRunningAndUsesProcessorTime() throws HostException {
        // Given
        var earlier = (Sighting.Present) world.await(world.source().look(world.guest()));
        // When
        world.pass(MOMENT);
        // Then
        var later = (Sighting.Present) world.await(world.source().look(world.guest()));
        assertThat(later.is(GuestState.RUNNING)).isTrue();
        assertThat(later.jobActive()).isFalse();
        assertThat(later.cpuTime()).isGreaterThan(earlier.cpuTime());
    }

    private static boolean sight(Host host, String path) {
        return Objects.requireNonNull(host.paths().get(path))
                .asOptional()
                .filter(PathSight::exists)
                .isPresent();
    }

    protected Sighting lookAt(HostDriver driver, GuestId guest) throws HostException {
        return world.await(driver.look(guest));
    }

    protected HostException refusalOf(CompletionStage<?> stage) {
        return Objects.requireNonNull(
                catchThrowableOfType(HostException.class, () -> world.await(stage)), "nothing was refused");
    }
}
