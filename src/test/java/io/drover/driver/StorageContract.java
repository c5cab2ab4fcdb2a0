package io.drover.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.port.HostException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What checks rely on when they ask what a host sees and what it shares with another, whatever drives the hosts.
 *
 * @param <W> where it is asked
 */
public abstract class StorageContract<W extends StorageWorld> {
    protected W world;

    /** A world in which nothing is under way. */
    protected abstract W open();

    @BeforeEach
    void openTheWorld() {
        world = open();
    }

    @AfterEach
    void closeTheWorld() {
        // Where it cannot be opened the tests are skipped, and JUnit closes all the same.
        if (world != null) {
            world.close();
        }
    }

    @Test
    void everyPathThatIsAskedForIsAnswered() throws HostException {
        // Given
        var paths = Set.of(world.sharedDirectory() + "/not-there", "/nowhere/not-there", "/dev/not-there");
        // When
        var found = world.await(world.source().find(paths));
        // Then
        assertThat(found.keySet()).isEqualTo(paths);
        assertThat(found.values())
                .as("what is not there is never said to exist")
                .noneMatch(sight -> sight.asOptional().filter(PathSight::exists).isPresent());
    }

    @Test
    void everyHostAndDirectoryThatIsAskedForIsAnswered() throws HostException {
        // Given
        var hosts = Set.of(world.destination().host(), world.nowhere());
        var directories = Set.of(world.sharedDirectory(), "/nowhere");
        // When
        var reached = world.await(world.source().reach(hosts, directories));
        // Then
        assertThat(reached.keySet()).isEqualTo(hosts);
        assertThat(to(reached).canaries().keySet()).isEqualTo(directories);
        assertThat(proved(to(reached), "/nowhere"))
                .as("a directory that is nowhere is not shared")
                .isFalse();
    }

    @Test
    void aFileProvesADirectoryThatBothHostsShare() throws HostException {
        // When
        var reached = reach(world.sharedDirectory());
        // Then
        assertThat(proved(to(reached), world.sharedDirectory())).isTrue();
    }

    @Test
    void aFileDisprovesADirectoryOfWhichEachHostHasItsOwn() throws HostException {
        // Given
        var directory = world.ownDirectory()
                .orElseGet(() -> Assumptions.abort("skipped: this world has no directory of each host's own"));
        // When
        var reached = reach(directory);
        // Then
        assertThat(Objects.requireNonNull(to(reached).canaries().get(directory)).asOptional())
                .contains(false);
    }

    @Test
    void nothingIsLeftBehindOnEitherHost() throws HostException {
        // Given
        var directory = world.sharedDirectory();
        var here = world.names(world.source(), directory);
        var there = world.names(world.destination(), directory);
        // When
        world.await(world.source().reach(Set.of(world.destination().host(), world.nowhere()), Set.of(directory)));
        // Then
        assertThat(world.names(world.source(), directory)).isEqualTo(here);
        assertThat(world.names(world.destination(), directory)).isEqualTo(there);
    }

    private Map<HostName, Reach> reach(String directory) throws HostException {
        return world.await(world.source().reach(Set.of(world.destination().host()), Set.of(directory)));
    }

    private Reach to(Map<HostName, Reach> reached) {
        return Objects.requireNonNull(reached.get(world.destination().host()));
    }

    private static boolean proved(Reach reach, String directory) {
        return reach.canaries()
                .getOrDefault(directory, Observed.unknown("not answered"))
                .asOptional()
                .orElse(false);
    }
}
