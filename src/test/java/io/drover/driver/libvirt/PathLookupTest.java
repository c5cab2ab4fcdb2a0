package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PathLookupTest {
    private static final StoragePool SHARE = pool("vm", "netfs", "/srv/vm");
    private static final StoragePool LUNS = pool("luns", "iscsi", "/dev/disk/by-path");
    private static final StoragePool GROUP = pool("vg0", "logical", "/dev/vg0/");

    private final RecordedVolumes volumes = new RecordedVolumes()
            .pool("vm", "a.img", "b.img")
            .pool("vg0", "root")
            .pool("luns", "unit:0:0:1")
            .path("/dev/disk/by-path/ip-10.0.0.1-lun-1")
            .directory("/srv/vm/disks", "c.img");

    @Test
    void aPoolIsReadOnceHoweverManyPathsAreAskedFor() {
        // Given
        var paths = new TreeSet<String>();
        for (int i = 0; i < 500; i++) {
            paths.add("/srv/vm/guest" + i + ".img");
            paths.add("/srv/vm/disks/guest" + i + ".img");
        }
        // When
        var sights = look(paths, SHARE);
        // Then
        assertThat(sights).hasSize(1000);
        assertThat(volumes.calls().stream().filter(call -> call.startsWith("refresh")))
                .hasSize(1);
        assertThat(volumes.calls()).doesNotContain("look /srv/vm/guest1.img");
    }

    @Test
    void whatIsInThePoolIsThereAndWhatIsNotIsNot() {
        // When
        var sights = look(Set.of("/srv/vm/a.img", "/srv/vm/x.img"), SHARE);
        // Then
        assertThat(seen(sights, "/srv/vm/a.img")).contains(new PathSight(true, "vm"));
        assertThat(seen(sights, "/srv/vm/x.img")).contains(new PathSight(false, "vm"));
    }

    @Test
    void aDeletedVolumeThatLibvirtRemembersIsNotSeen() {
        // When
        look(Set.of("/srv/vm/a.img"), SHARE);
        // Then
        assertThat(volumes.calls())
                .as("the list that libvirt kept is never asked for")
                .containsExactly("refresh vm");
    }

    @Test
    void whatLiesDeeperThanAPoolListsIsLookedForInItsDirectory() {
        // When
        var sights = look(Set.of("/srv/vm/disks/c.img", "/srv/vm/disks/d.img"), SHARE);
        // Then
        assertThat(seen(sights, "/srv/vm/disks/c.img")).contains(new PathSight(true, "vm"));
        assertThat(seen(sights, "/srv/vm/disks/d.img")).contains(new PathSight(false, "vm"));
    }

    @Test
    void aLunIsAskedForByItsPathSinceItsNameIsAnother() {
        // When
        var sights = look(Set.of("/dev/disk/by-path/ip-10.0.0.1-lun-1", "/dev/disk/by-path/gone"), LUNS);
        // Then
        assertThat(seen(sights, "/dev/disk/by-path/ip-10.0.0.1-lun-1")).contains(new PathSight(true, "luns"));
        assertThat(seen(sights, "/dev/disk/by-path/gone")).contains(new PathSight(false, "luns"));
    }

    @Test
    void aLogicalVolumeIsFoundByItsName() {
        // When
        var sights = look(Set.of("/dev/vg0/root", "/dev/vg0/swap"), GROUP);
        // Then
        assertThat(seen(sights, "/dev/vg0/root")).contains(new PathSight(true, "vg0"));
        assertThat(seen(sights, "/dev/vg0/swap")).contains(new PathSight(false, "vg0"));
    }

    @Test
    void aPoolThatCannotBeReadLeavesItsPathsUnknown() {
        // When
        var sights = look(Set.of("/gone/a.img", "/gone/b.img"), pool("gone", "dir", "/gone"));
        // Then
        assertThat(sights.values())
                .allSatisfy(sight -> assertThat(sight.basis()).contains("no pool gone"));
        assertThat(volumes.calls()).containsExactly("refresh gone");
    }

    private Map<String, Observed<PathSight>> look(Set<String> paths, StoragePool pool) {
        return new PathLookup(volumes, List.of(pool)).look(paths);
    }

    private static Optional<PathSight> seen(Map<String, Observed<PathSight>> sights, String path) {
        return sights.getOrDefault(path, Observed.unknown("not answered")).asOptional();
    }

    private static StoragePool pool(String name, String type, String path) {
        return new StoragePool(name, type, path, Optional.empty(), true, 0, 0);
    }
}
