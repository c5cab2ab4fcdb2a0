package io.drover.driver.libvirt;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.GuestId;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Sighting;
import io.drover.port.Chore;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import io.drover.port.MigrationOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver against libvirt's own pretended host, wherever libvirt's client library is installed. */
class LibvirtTestDriverTest {
    private static final HostName PRETENDED = new HostName("pretended");
    private static final HostName DEAD = new HostName("dead");
    private static final HostName OTHER = new HostName("other");
    private static final HostName PEERLESS = new HostName("peerless");
    private static final HostName NOWHERE = new HostName("nowhere");
    private static final GuestId NOBODY = GuestId.of("99999999-8888-7777-6666-555555555555");

    private Map<HostName, HostDriver> fleet = Map.of();

    @TempDir
    Path folder;

    /** A pretended host without guests, as libvirt's test driver reads it from a file. */
    private String emptyHost() throws IOException {
        Path file = folder.resolve("host.xml");
        Files.writeString(file, "<node><cpu><mhz>2000</mhz></cpu><memory>4194304</memory></node>");
        return "test://" + file;
    }

    @BeforeEach
    void open() throws IOException {
        try {
            LibvirtLibrary.ready();
        } catch (LibvirtMissingException e) {
            Assumptions.abort("skipped: " + e.getMessage());
        }
        fleet = LibvirtFleet.open(
                List.of(
                        endpoint(PRETENDED, "test:///default"),
                        endpoint(OTHER, "test:///default"),
                        endpoint(DEAD, "xen+tcp://127.0.0.1:9/system"),
                        new Endpoint(
                                PEERLESS,
                                emptyHost(),
                                Optional.empty(),
                                "tcp://192.0.2.1",
                                Optional.empty(),
                                Optional.empty())),
                LibvirtSettings.standard());
    }

    @AfterEach
    void close() {
        fleet.values().forEach(HostDriver::close);
    }

    @Test
    void theInventoryShowsTheHostAndItsGuest() throws Exception {
        // When
        var host = get(pretended().observe(Set.of("/default-pool/x.img", "/dev/sdx")));
        // Then
        assertThat(host.name()).isEqualTo(PRETENDED);
        assertThat(host.memory().totalBytes()).isPositive();
        assertThat(host.platform().toolstack()).isEqualTo("libvirt");
        assertThat(host.platform().shadowPaging().basis()).contains("xl info");
        assertThat(host.pools().asOptional().orElseThrow())
                .anySatisfy(pool -> assertThat(pool.name()).isEqualTo("default-pool"));
        assertThat(Objects.requireNonNull(host.paths().get("/dev/sdx")).basis()).contains("no active storage pool");
        assertThat(Objects.requireNonNull(host.paths().get("/default-pool/x.img"))
                        .asOptional()
                        .orElseThrow()
                        .exists())
                .isFalse();
        assertThat(host.guests()).singleElement().satisfies(guest -> {
            assertThat(guest.name()).isEqualTo("test");
            assertThat(guest.condition().state()).isEqualTo(GuestState.RUNNING);
            assertThat(guest.definition().persistent()).isTrue();
            assertThat(guest.job().basis()).contains("not supported");
        });
    }

    @Test
    void aGuestIsSeenAndAStrangerIsAbsent() throws Exception {
        // Given
        var id = guestId();
        // When
        var seen = get(pretended().look(id));
        var stranger = get(pretended().look(NOBODY));
        // Then
        assertThat(seen.is(GuestState.RUNNING)).isTrue();
        assertThat(stranger).isEqualTo(new Sighting.Absent());
    }

    @Test
    void aHostThatRefusesIsUnseenAtOnce() throws Exception {
        // When
        var sighting = get(dead().look(NOBODY));
        // Then
        assertThat(sighting)
                .isInstanceOfSatisfying(
                        Sighting.Unseen.class,
                        unseen -> assertThat(unseen.why()).contains("dead").contains("Connection refused"));
    }

    @Test
    void theInventoryOfAHostThatRefusesMayBeRetried() {
        assertFails(dead().observe(Set.of()), Recourse.RETRY, "Connection refused");
    }

    @Test
    void aHostThatRefusesIsToldOnce() throws Exception {
        // Given
        var notices = new LinkedBlockingQueue<HostNotice>();
        // When
        dead().listen(notice -> {
            if (notice instanceof HostNotice.Disconnected) {
                notices.add(notice);
            }
        });
        get(dead().look(NOBODY));
        get(dead().look(NOBODY));
        // Then
        assertThat(notices.poll(5, SECONDS)).isInstanceOf(HostNotice.Disconnected.class);
        assertThat(notices).isEmpty();
    }

    @Test
    void eventsAreTold() throws Exception {
        // Given
        var notices = new LinkedBlockingQueue<String>();
        pretended().listen(notice -> {
            if (notice instanceof HostNotice.GuestChanged changed) {
                notices.add(changed.what());
            }
        });
        var id = guestId();
        // When
        try (Link other = Link.open("test:///default")) {
            other.define("<domain type='test'><name>second</name><uuid>" + NOBODY
                    + "</uuid><memory>1024</memory><os><type>hvm</type></os></domain>");
        }
        // Then
        assertThat(notices.poll(5, SECONDS)).isEqualTo("Defined Added");
        assertThat(get(pretended().look(NOBODY)).isOff()).isTrue();
        assertThat(id).isNotEqualTo(NOBODY);
        // When
        get(pretended().perform(new Chore.Undefine(NOBODY)));
        get(pretended().perform(new Chore.Undefine(NOBODY)));
        // Then
        assertThat(notices.poll(5, SECONDS)).isEqualTo("Undefined Removed");
        assertThat(get(pretended().look(NOBODY))).isEqualTo(new Sighting.Absent());
    }

    @Test
    void autostartIsSetAndTakenBack() throws Exception {
        // Given
        var id = guestId();
        // When
        get(pretended().perform(new Chore.SetAutostart(id, true)));
        get(pretended().perform(new Chore.SetAutostart(id, true)));
        // Then
        assertThat(definition(id)).isTrue();
        // When
        get(pretended().perform(new Chore.SetAutostart(id, false)));
        // Then
        assertThat(definition(id)).isFalse();
    }

    @Test
    void aRunningGuestIsNotUndefined() throws Exception {
        assertFails(pretended().perform(new Chore.Undefine(guestId())), Recourse.GIVE_UP, "running (");
    }

    @Test
    void aStrangerIsNotMadePersistent() {
        assertFails(pretended().perform(new Chore.MakePersistent(NOBODY)), Recourse.GIVE_UP, "not known");
    }

    @Test
    void aMigrationToAHostThatIsNotInTheFleetIsRefused() throws Exception {
        assertFails(
                pretended().migrate(new MigrationOrder(guestId(), new HostName("nowhere"), true, 1)),
                Recourse.GIVE_UP,
                "nowhere");
    }

    @Test
    void nothingMovesToAHostThatIsNotSeen() throws Exception {
        assertFails(
                pretended().migrate(new MigrationOrder(guestId(), DEAD, true, 1)),
                Recourse.RETRY,
                "Connection refused");
    }

    /** Both names lead to the same pretended host, so the guest is at the destination already. */
    @Test
    void nothingMovesToAHostThatHoldsACopy() throws Exception {
        assertFails(
                pretended().migrate(new MigrationOrder(guestId(), OTHER, true, 1)),
                Recourse.GIVE_UP,
                "other holds guest");
    }

    /** The pretended hosts know no migration, which they say to whoever carries the handshake. */
    @Test
    void toAHostThatIsNotForItsPeersToReachTheClientCarriesTheHandshake() throws Exception {
        assertFails(
                pretended().migrate(new MigrationOrder(guestId(), PEERLESS, true, 1)),
                Recourse.GIVE_UP,
                "virDomainMigrate3");
    }

    @Test
    void aTransferToAHostThatIsNotForItsPeersToReachDoesNotOutliveDrover() {
        assertThat(Objects.requireNonNull(fleet.get(PEERLESS)).traits().peerToPeer())
                .isFalse();
        assertThat(pretended().traits().peerToPeer()).isTrue();
    }

    @Test
    void aStrangerIsNotMigrated() {
        assertFails(pretended().migrate(new MigrationOrder(NOBODY, OTHER, true, 1)), Recourse.GIVE_UP, "not known");
    }

    @Test
    void whatTheHostDoesNotTellOfItselfIsUnknownAndNoError() throws Exception {
        // When
        var host = get(pretended().observe(Set.of()));
        // Then
        assertThat(host.identity().basis())
                .as("whether the pretended host has a UUID depends on the machine that it runs on")
                .containsAnyOf("its host name is", "virConnectGetHostname");
    }

    @Test
    void aDirectoryIsProvedByAFileThatIsGoneAfterwards() throws Exception {
        // Given
        var calls = new LinkedBlockingQueue<String>();
        pretended().listen(called(calls));
        // When
        var reach = get(pretended().reach(Set.of(OTHER, DEAD), Set.of("/default-pool", "/nowhere")));
        // Then
        var other = Objects.requireNonNull(reach.get(OTHER));
        assertThat(other.canaries().get("/default-pool"))
                .satisfies(canary -> assertThat(canary.asOptional()).contains(true));
        assertThat(other.canaries().get("/nowhere"))
                .satisfies(canary -> assertThat(canary.basis()).contains("no active storage pool"));
        assertThat(other.migrationPort().basis()).contains("no login");
        assertThat(Objects.requireNonNull(reach.get(DEAD)).canaries().get("/default-pool"))
                .satisfies(canary -> assertThat(canary.basis()).contains("dead could not look"));
        assertThat(volumes()).noneMatch(name -> name.startsWith("drover-canary-"));
        assertThat(List.of(
                        Objects.requireNonNull(calls.poll(5, SECONDS)), Objects.requireNonNull(calls.poll(5, SECONDS))))
                .containsExactly("canary_write", "canary_delete");
    }

    @Test
    void aHostThatCannotWriteProvesNothing() throws Exception {
        // When
        var reach = get(dead().reach(Set.of(OTHER, NOWHERE), Set.of("/default-pool")));
        // Then
        assertThat(Objects.requireNonNull(reach.get(OTHER)).canaries().get("/default-pool"))
                .satisfies(canary -> assertThat(canary.basis()).contains("Connection refused"));
        assertThat(Objects.requireNonNull(reach.get(NOWHERE)).canaries().get("/default-pool"))
                .satisfies(canary -> assertThat(canary.basis()).contains("not another host"));
    }

    private static List<String> volumes() throws LibvirtFailure {
        try (Link link = Link.open("test:///default")) {
            return List.copyOf(new LinkedVolumes(link).refreshed("default-pool"));
        }
    }

    private static Consumer<HostNotice> called(Queue<String> calls) {
        return notice -> {
            if (notice instanceof HostNotice.Called called && called.operation().startsWith("canary")) {
                calls.add(called.operation());
            }
        };
    }

    @Test
    void closingAnswersWhatIsOpenAndRefusesWhatComes() {
        // When
        pretended().close();
        // Then
        assertFails(pretended().observe(Set.of()), Recourse.RETRY, "not tried");
    }

    private HostDriver pretended() {
        return Objects.requireNonNull(fleet.get(PRETENDED));
    }

    private HostDriver dead() {
        return Objects.requireNonNull(fleet.get(DEAD));
    }

    private GuestId guestId() throws Exception {
        return get(pretended().observe(Set.of())).guests().get(0).id();
    }

    private boolean definition(GuestId id) throws Exception {
        return ((Sighting.Present) get(pretended().look(id))).definition().autostart();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(Duration.ofSeconds(20).toSeconds(), SECONDS);
    }

    private static void assertFails(CompletionStage<?> stage, Recourse recourse, String words) {
        assertThatThrownBy(() -> get(stage))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        HostException.class,
                        failure -> assertThat(failure.recourse()).isEqualTo(recourse))
                .hasMessageContaining(words);
    }

    private static Endpoint endpoint(HostName name, String uri) {
        return new Endpoint(
                name,
                uri,
                Optional.of("xen+tcp://192.0.2.1/system"),
                "tcp://192.0.2.1",
                Optional.empty(),
                Optional.empty());
    }
}
