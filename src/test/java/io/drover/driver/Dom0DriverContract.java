package io.drover.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Reach;
import io.drover.model.Sample;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Drover relies on, whatever logs in to the Dom0s. */
public abstract class Dom0DriverContract {
    private Dom0World world;

    /** A world in which the files of both hosts are at rest. */
    protected abstract Dom0World open();

    @BeforeEach
    void openTheWorld() {
        world = open();
    }

    @AfterEach
    void closeTheWorld() {
        world.close();
    }

    @Test
    void aDom0TellsWhatItRuns() throws HostException {
        // When
        var dom0 = world.await(world.source().observe(Set.of(world.path())));
        // Then
        assertThat(dom0.system().asOptional()).isPresent();
    }

    @Test
    void aHostThatIsDownFailsTheStageAndMayBeTriedAgain() {
        // When
        var refusal = refusalOf(world.unreachable().observe(Set.of()));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(refusal).hasMessageContaining(world.unreachable().host().value());
    }

    @Test
    void everyHostThatIsAskedForIsAnswered() throws HostException {
        // Given
        var others = Set.of(world.destination(), world.unreachable().host(), world.nowhere());
        // When
        var reach = world.await(world.source().reach(others, Set.of(world.shared())));
        // Then
        assertThat(reach).containsOnlyKeys(others);
        assertThat(of(reach, world.unreachable().host()).canaries().get(world.shared()))
                .isInstanceOf(Observed.Unknown.class);
        assertThat(of(reach, world.nowhere()).login().basis())
                .contains(world.nowhere().value());
    }

    @Test
    void nobodyElseSendsAGuestThatNobodySends() throws HostException {
        // When
        var senders = world.await(world.source().otherSenders(Sample.id("web")));
        // Then
        assertThat(senders.asOptional()).contains(List.of());
    }

    @Test
    void fromAHostThatIsDownNothingIsKnownToBeReached() throws HostException {
        // When
        var reach = world.await(world.unreachable().reach(Set.of(world.destination()), Set.of(world.shared())));
        // Then
        var tried = of(reach, world.destination());
        assertThat(List.of(tried.migrationPort(), tried.login(), tried.pathMtu()))
                .hasOnlyElementsOfType(Observed.Unknown.class);
        assertThat(tried.canaries().values()).hasOnlyElementsOfType(Observed.Unknown.class);
    }

    @Test
    void memoryGetsThroughToAHostThatListens() throws HostException {
        // When
        var reach = world.await(world.source().reach(Set.of(world.destination()), Set.of()));
        // Then
        assertThat(of(reach, world.destination()).migrationPort())
                .as("%s", reach)
                .isInstanceOfSatisfying(Observed.Known.class, known -> {
                    assertThat(known.value()).isEqualTo(true);
                    assertThat(known.how())
                            .contains(
                                    world.source().host().value(),
                                    world.destination().value());
                });
    }

    @Test
    void aCanaryProvesASharedDirectoryDisprovesTwoAndLeavesNothingBehind() throws HostException {
        // Given
        var before = world.files();
        var directories = Set.of(world.shared(), world.apart(), world.missing());
        // When
        var reach = world.await(world.source().reach(Set.of(world.destination()), directories));
        // Then
        var canaries = of(reach, world.destination()).canaries();
        assertThat(canaries).containsOnlyKeys(directories);
        assertThat(values(canaries))
                .containsEntry(world.shared(), Optional.of(true))
                .containsEntry(world.apart(), Optional.of(false))
                .containsEntry(world.missing(), Optional.empty());
        assertThat(world.files()).isEqualTo(before);
    }

    @Test
    void aCanaryIsRemovedAlsoWhenItsReaderFails() throws HostException {
        // Given
        var before = world.files();
        world.breakDestination();
        // When
        var reach = world.await(world.source().reach(Set.of(world.destination()), Set.of(world.shared())));
        // Then
        assertThat(values(of(reach, world.destination()).canaries())).containsEntry(world.shared(), Optional.empty());
        assertThat(world.files()).isEqualTo(before);
    }

    @Test
    void aClosedDriverAnswersAllTheSame() {
        // Given
        world.source().close();
        // When
        var refusal = refusalOf(world.source().observe(Set.of()));
        // Then
        assertThat(refusal).hasMessageContaining("closed");
    }

    private static Reach of(Map<HostName, Reach> reach, HostName host) {
        return Objects.requireNonNull(reach.get(host));
    }

    private static Map<String, Optional<Boolean>> values(Map<String, Observed<Boolean>> canaries) {
        Map<String, Optional<Boolean>> values = new TreeMap<>();
        canaries.forEach((directory, seen) -> values.put(directory, seen.asOptional()));
        return values;
    }

    private HostException refusalOf(CompletionStage<?> stage) {
        return Objects.requireNonNull(
                catchThrowableOfType(HostException.class, () -> world.await(stage)), "nothing was refused");
    }
}
