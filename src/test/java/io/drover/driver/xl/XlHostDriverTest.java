package io.drover.driver.xl;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.InventoryContract;
import io.drover.model.Disk;
import io.drover.model.GuestType;
import io.drover.model.Sighting;
import io.drover.model.Version;
import io.drover.model.VirtualDisk;
import io.drover.port.Chore;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host with a login alone, through a real SSH server, the real script, and what {@code xl} said on a real host. */
class XlHostDriverTest extends InventoryContract<XlWorld> {
    @TempDir
    private Path directory;

    @Override
    protected XlWorld open() {
        try {
            return new XlWorld(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theInventoryIsWhatXlSays() throws HostException {
        // When
        var host = world.await(world.source().observe(Set.of()));
        // Then
        assertThat(host.platform().toolstack()).isEqualTo("xl");
        assertThat(host.platform().xen().asOptional()).contains(new Version(4, 17, 7));
        assertThat(host.platform().shadowPaging().asOptional()).contains(false);
        assertThat(host.platform().isOnlyLookedAt()).isTrue();
        assertThat(host.cpu().threads()).isEqualTo(1);
        assertThat(host.cpu().architecture()).isEqualTo("x86_64");
        assertThat(host.memory().totalBytes()).isEqualTo(3071L << 20);
        assertThat(host.memory().freeBytes()).isEqualTo(1884L << 20);
        assertThat(host.linkBytesPerSecond().asOptional()).contains(1_000_000L);
        assertThat(host.dom0().asOptional().orElseThrow().mounts().asOptional()).isPresent();
        assertThat(host.guests()).singleElement().satisfies(guest -> {
            assertThat(guest.name()).isEqualTo("g1");
            assertThat(guest.type()).isEqualTo(GuestType.PVH);
            assertThat(guest.devices().disks()).extracting(Disk::target).containsExactly("xvda");
            assertThat(guest.setup().bootFiles()).containsEntry("kernel", "/srv/vm/boot/vmlinux");
        });
    }

    @Test
    void whatXlDoesNotTellIsUnknownAndSaysWhy() throws HostException {
        // When
        var host = world.await(world.destination().observe(Set.of()));
        // Then
        assertThat(host.pools().basis()).isEqualTo("xl keeps no storage pools");
        assertThat(host.linkBytesPerSecond().basis()).contains("the configuration names no link rate");
        assertThat(host.cpu().features().basis()).contains("xen-cpuid -p");
        assertThat(host.guests()).isEmpty();
    }

    @Test
    void aGuestsJobsAreNotKnown() throws HostException {
        // When
        var guest = world.await(world.source().observe(Set.of())).guest(world.guest());
        // Then
        assertThat(guest.orElseThrow().job().basis()).contains("keeps no record");
        assertThat(guest.orElseThrow().load().basis()).contains("measures no writing");
    }

    @Test
    void disksAreSeenConnected() throws HostException {
        // When
        var disks = world.await(world.source().disks(world.guest()));
        // Then
        assertThat(disks.asOptional().orElseThrow())
                .singleElement()
                .satisfies(disk -> assertThat(disk).isEqualTo(new VirtualDisk("xvda", "qdisk", VirtualDisk.CONNECTED)));
    }

    @Test
    void aMigrationIsRefusedBeforeTheHostIsAskedAnything() {
        // Given
        var order = new MigrationOrder(world.guest(), world.destination().host(), true, world.memoryBytes());
        // When
        var refusal = refusalOf(world.source().migrate(order));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal)
                .hasMessageContaining("xen1 cannot send guest " + world.guest() + " to xen2")
                .hasMessageContaining("without libvirt Drover only looks at it");
        assertThat(world.dom0s().one().scripts()).isZero();
        assertThat(world.dom0s().two().scripts()).isZero();
    }

    @Test
    void aChoreIsRefusedBeforeTheHostIsAskedAnything() {
        // When
        var refusal = refusalOf(world.source().perform(new Chore.SetAutostart(world.guest(), true)));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal).hasMessageContaining("xen1 cannot change guest " + world.guest());
        assertThat(world.dom0s().one().scripts()).isZero();
    }

    @Test
    void aHostWithoutXenSaysSoAndMayBeTriedAgain() throws IOException {
        // Given
        world.dom0s().one().program("xl", "echo 'sh: xl: not found' >&2; exit 127");
        // When
        var refusal = refusalOf(world.source().observe(Set.of()));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(refusal)
                .hasMessage("xen1 answers, but does not tell of a Xen under it: 'xl info' ended with code 127:"
                        + " sh: xl: not found");
    }

    @Test
    void guestsThatAreNotDescribedAreNotTakenForNone() throws IOException {
        // Given
        RecordedXl.describes(world.dom0s().one(), "[{\"domid\": 4, \"config\": {\"c_in");
        // When
        var refusal = refusalOf(world.source().observe(Set.of()));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(refusal)
                .hasMessageContaining("xen1 answers, but does not tell what g1 (domain 4) was made from: 'xl list -l'");
    }

    @Test
    void aHostThatIsDownFailsAndItsGuestsAreNotSeen() throws HostException {
        // Given
        var down = world.unreachable();
        // When
        var refusal = refusalOf(down.observe(Set.of()));
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(refusal).hasMessageContaining("xen3");
        assertThat(world.await(down.look(world.guest()))).isInstanceOf(Sighting.Unseen.class);
    }

    @Test
    void aLookIsOneRoundTripWhateverIsThere() throws HostException {
        // Given
        var paths = new TreeSet<String>();
        for (int i = 0; i < 200; i++) {
            paths.add("/fleet/shared/" + i + ".img");
        }
        // When
        world.await(world.source().observe(Set.of()));
        world.await(world.source().find(paths));
        world.await(world.source().look(world.guest()));
        // Then
        assertThat(world.dom0s().one().scripts()).isEqualTo(3);
        assertThat(world.dom0s().two().scripts()).isZero();
    }

    @Test
    void whatAPairReachesCostsTheSameForManyDirectoriesAsForOne() throws HostException {
        // Given
        var other = Set.of(world.destination().host());
        world.await(world.source().reach(other, Set.of(world.sharedDirectory())));
        int source = world.dom0s().one().scripts();
        int destination = world.dom0s().two().scripts();
        var many = new TreeSet<>(Set.of(world.sharedDirectory()));
        for (int i = 0; i < 50; i++) {
            many.add("/fleet/none" + i);
        }
        // When
        world.await(world.source().reach(other, many));
        // Then
        assertThat(world.dom0s().one().scripts()).isEqualTo(2 * source);
        assertThat(world.dom0s().two().scripts()).isEqualTo(2 * destination);
    }

    @Test
    void callsAreToldToListenersUntilTheDriverIsClosed() throws HostException {
        // Given
        Queue<HostNotice> heard = new ConcurrentLinkedQueue<>();
        world.source().listen(heard::add);
        world.await(world.source().observe(Set.of()));
        // When
        world.source().close();
        var refusal = refusalOf(world.source().observe(Set.of()));
        // Then
        assertThat(refusal).hasMessageContaining("closed");
        assertThat(heard)
                .singleElement()
                .isInstanceOfSatisfying(
                        HostNotice.Called.class,
                        called -> assertThat(List.of(called.host().value(), called.operation(), called.result()))
                                .containsExactly("xen1", "observe", "ok"));
    }
}
