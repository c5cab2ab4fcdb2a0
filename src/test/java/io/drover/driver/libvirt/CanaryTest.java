package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.StoragePool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CanaryTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String OLD = "drover-canary-1777600000-0123456789abcdef";
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final StoragePool SHARE = pool("vm", "netfs", "/srv/vm/");
    private static final StoragePool LOCAL = pool("local", "dir", "/var/images");

    private final RecordedVolumes here = new RecordedVolumes().pool("vm").pool("local");
    private final CanaryNest nest = new CanaryNest();

    @Test
    void oneFileStandsForAllDirectoriesOfAMountedPool() {
        // When
        var written = write(List.of(SHARE), "/srv/vm", "/srv/vm/a", "/srv/vm/b/c");
        // Then
        assertThat(here.calls().stream().filter(call -> call.startsWith("create")))
                .hasSize(1);
        assertThat(Set.copyOf(written.values())).hasSize(1);
    }

    @Test
    void twoFilesNeverHaveOneName() {
        // When
        var first = Canary.in("vm", "/srv/vm", NOW);
        var second = Canary.in("vm", "/srv/vm", NOW);
        // Then
        assertThat(first.name()).isNotEqualTo(second.name()).startsWith("drover-canary-");
    }

    @Test
    void aDirectoryDeepInAPoolThatIsNoMountIsNotProvedByItsTop() {
        // When
        var written = write(List.of(LOCAL), "/var/images/deep");
        // Then
        assertThat(because(written, "/var/images/deep")).contains("lies deeper in pool local");
        assertThat(here.calls()).isEmpty();
    }

    @Test
    void aDirectoryInNoPoolIsNotProved() {
        // When
        var written = write(List.of(SHARE), "/elsewhere", "/srv/vm/../x");
        // Then
        assertThat(because(written, "/elsewhere")).contains("no active storage pool");
        assertThat(because(written, "/srv/vm/../x")).contains("not a plain path");
    }

    @Test
    void aPoolOfLogicalVolumesKeepsNoFiles() {
        // When
        var written = write(List.of(pool("vg0", "logical", "/dev/vg0")), "/dev/vg0");
        // Then
        assertThat(because(written, "/dev/vg0")).contains("keeps no files");
    }

    @Test
    void aPoolIntoWhichNothingCanBeWrittenProvesNothingAndSaysWhy() {
        // Given
        var readOnly = new RecordedVolumes();
        // When
        var written = nest.write(readOnly, known(SHARE), List.of("/srv/vm"), NOW);
        // Then
        assertThat(because(written, "/srv/vm")).contains("no file could be written into pool vm");
    }

    @Test
    void whatADroverThatDiedLeftBehindIsRemovedAndWhatAnotherJustWroteIsNot() {
        // Given
        var fresh = Canary.in("vm", "/srv/vm", NOW.minus(Duration.ofMinutes(5))).name();
        here.pool("vm", OLD, fresh, "drover-canary-notes.txt", "a.img");
        // When
        write(List.of(SHARE), "/srv/vm");
        // Then
        assertThat(here.volumes("vm"))
                .contains(fresh, "drover-canary-notes.txt", "a.img")
                .doesNotContain(OLD);
    }

    @Test
    void nothingIsLeftBehind() throws LibvirtFailure {
        // Given
        here.pool("vm", "a.img");
        write(List.of(SHARE, LOCAL), "/srv/vm", "/var/images");
        // When
        nest.clear(here);
        // Then
        assertThat(here.volumes("vm")).containsExactly("a.img");
        assertThat(here.volumes("local")).isEmpty();
        assertThat(nest.intended()).isEmpty();
    }

    @Test
    void aFileWhoseDeletionFailedIsRemembered() {
        // Given
        write(List.of(SHARE), "/srv/vm");
        var gone = new RecordedVolumes() {
            @Override
            public void delete(String pool, String name) throws LibvirtFailure {
                throw new LibvirtFailure(LibvirtFailure.NO_CONNECT, "connection reset");
            }
        };
        // When
        var clearing = assertThatThrownBy(() -> nest.clear(gone));
        // Then
        clearing.isInstanceOf(LibvirtFailure.class);
        assertThat(nest.intended()).hasSize(1);
    }

    @Test
    void aHostThatHasTheSamePoolSeesTheFile() {
        // Given
        var written = write(List.of(SHARE), "/srv/vm", "/srv/vm/disks");
        // When
        var seen = look(here, List.of(SHARE)).look(written);
        // Then
        assertThat(seen.get("/srv/vm"))
                .satisfies(canary -> assertThat(canary.asOptional()).contains(true));
        assertThat(seen.get("/srv/vm/disks")).satisfies(canary -> {
            assertThat(canary.asOptional()).contains(true);
            assertThat(canary.basis()).contains("xen1 wrote /srv/vm/drover-canary-", "lies deeper", "xen2 looked");
        });
    }

    @Test
    void aHostWithAPoolOfItsOwnAtTheSamePlaceDoesNot() {
        // Given
        var written = write(List.of(LOCAL), "/var/images");
        var there = new RecordedVolumes().pool("local");
        // When
        var seen = look(there, List.of(LOCAL)).look(written);
        // Then
        assertThat(seen.get("/var/images"))
                .satisfies(canary -> assertThat(canary.asOptional()).contains(false));
    }

    @Test
    void aHostThatListsADirectoryAsItWasBeforeIsAskedForTheFileByName() {
        // Given
        var written = write(List.of(SHARE), "/srv/vm");
        here.stale("vm")
                .path(Objects.requireNonNull(written.get("/srv/vm"))
                        .asOptional()
                        .orElseThrow()
                        .path());
        // When
        var seen = look(here, List.of(SHARE)).look(written);
        // Then
        assertThat(seen.get("/srv/vm"))
                .satisfies(canary -> assertThat(canary.asOptional()).contains(true));
    }

    @Test
    void aHostThatHasAnotherPoolDeeperIsNotProvedByTheTop() {
        // Given
        var written = write(List.of(SHARE), "/srv/vm/disks");
        // When
        var seen =
                look(here, List.of(SHARE, pool("own", "fs", "/srv/vm/disks"))).look(written);
        // Then
        assertThat(seen.get("/srv/vm/disks")).satisfies(canary -> {
            assertThat(canary.asOptional()).isEmpty();
            assertThat(canary.basis()).contains("says nothing of /srv/vm/disks");
        });
    }

    @Test
    void thePoolsThatListTheFileAreReadAgainAfterwards() {
        // Given
        var written = write(List.of(SHARE, LOCAL), "/srv/vm", "/var/images");
        // When
        var pools = look(here, List.of(SHARE)).listing(written);
        // Then
        assertThat(pools).containsExactly("vm");
    }

    private Map<String, Observed<Canary>> write(List<StoragePool> pools, String... directories) {
        return nest.write(here, Observed.known(pools, "pools"), List.of(directories), NOW);
    }

    private static CanaryLook look(RecordedVolumes volumes, List<StoragePool> pools) {
        return new CanaryLook(XEN1, XEN2, volumes, pools);
    }

    private static Observed<List<StoragePool>> known(StoragePool pool) {
        return Observed.known(List.of(pool), "pools");
    }

    private static String because(Map<String, Observed<Canary>> written, String directory) {
        var canary = written.getOrDefault(directory, Observed.unknown("not answered"));
        assertThat(canary.asOptional()).isEmpty();
        return canary.basis();
    }

    private static StoragePool pool(String name, String type, String path) {
        return new StoragePool(name, type, path, Optional.empty(), true, 0, 0);
    }
}
