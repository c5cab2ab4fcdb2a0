package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Sighting;
import io.drover.port.HostDriver;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that takes the connection and then says nothing: libvirt's own call never comes back. */
class SilentHostTest {
    private static final HostName SILENT = new HostName("silent");
    private static final GuestId GUEST = GuestId.of("99999999-8888-7777-6666-555555555555");
    private static final LibvirtSettings IMPATIENT = new LibvirtSettings(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            1,
            2,
            1);

    private Optional<ServerSocket> socket = Optional.empty();
    private Optional<HostDriver> driver = Optional.empty();

    @BeforeEach
    void open() throws Exception {
        try {
            LibvirtLibrary.ready();
        } catch (LibvirtMissingException e) {
            Assumptions.abort("skipped: " + e.getMessage());
        }
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket = Optional.of(listening);
        var endpoint = new Endpoint(
                SILENT,
                "xen+tcp://127.0.0.1:" + listening.getLocalPort() + "/system",
                Optional.of("xen+tcp://192.0.2.1/system"),
                "tcp://192.0.2.1",
                Optional.empty(),
                Optional.empty());
        driver = Optional.of(Objects.requireNonNull(
                LibvirtFleet.open(List.of(endpoint), IMPATIENT).get(SILENT)));
    }

    @AfterEach
    void close() throws Exception {
        driver.ifPresent(HostDriver::close);
        if (socket.isPresent()) {
            socket.get().close();
        }
    }

    @Test
    void everyLookIsAnsweredInTimeHoweverManyCallsHang() throws Exception {
        for (int i = 0; i < 6; i++) {
            // When
            var sighting =
                    driver.orElseThrow().look(GUEST).toCompletableFuture().get(5, TimeUnit.SECONDS);
            // Then
            assertThat(sighting).isInstanceOf(Sighting.Unseen.class);
        }
    }

    @Test
    void moreCallsThanMayWaitAreRefused() throws Exception {
        // When
        var looks = IntStream.range(0, 10)
                .mapToObj(i -> driver.orElseThrow().look(GUEST).toCompletableFuture())
                .toList();
        // Then
        for (var look : looks) {
            assertThat(look.get(5, TimeUnit.SECONDS)).isInstanceOf(Sighting.Unseen.class);
        }
        assertThat(looks)
                .anySatisfy(look ->
                        assertThat(((Sighting.Unseen) look.join()).why()).contains("too many calls"));
    }
}
