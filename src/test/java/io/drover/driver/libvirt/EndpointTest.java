package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.HostName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final String PEER = "xen+tcp://192.0.2.1/system";
    private static final String MIGRATION = "tcp://192.0.2.1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xen+tcp://127.0.1.1/system",
                "xen+tls://xen1.example.org/system",
                "xen+ssh://root@xen1/system?keyfile=/k&no_verify=1",
                "xen+libssh2://root@xen1/system?keyfile=/k",
                "xen+libssh://xen1/",
                "xen+tcp://[2001:db8::1]:16509/system",
                "test:///default"
            })
    void theseUrisReachAHost(String uri) {
        assertThat(endpoint(uri, PEER, MIGRATION).controlUri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "qemu+tcp://xen1/system, scheme must be one of",
        "xen1, scheme must be one of",
        "xen+tcp:///system, names no host",
        "xen+tcp://xen1/session, path must be /system",
        "xen+tcp://xén1/system, printable ASCII",
        "xen+tcp://xen 1/system, printable ASCII",
        "xen+tcp://xen1/%zz, no URI",
    })
    void aWrongUriIsRefusedWithWhatWouldBeRight(String uri, String why) {
        assertThatThrownBy(() -> endpoint(uri, PEER, MIGRATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("control URI of host xen1")
                .hasMessageContaining(uri)
                .hasMessageContaining(why);
    }

    @Test
    void aPasswordIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> endpoint("xen+ssh://root:secret@xen1/system", PEER, MIGRATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xen+tcp://127.0.1.2/system",
                "xen+tcp://localhost/system",
                "xen+tls://LOCALHOST.localdomain/system",
                "xen+tcp://[::1]/system"
            })
    void aPeerUriOfLoopbackIsRefused(String peer) {
        assertThatThrownBy(() -> endpoint("xen+tcp://127.0.1.1/system", peer, MIGRATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("peer URI of host xen1")
                .hasMessageContaining(peer)
                .hasMessageContaining("loopback");
    }

    @ParameterizedTest
    @CsvSource({"tcp://127.0.0.1, loopback", "192.0.2.1, tcp://ADDRESS", "unix:///run/x, tcp://ADDRESS"})
    void aWrongMigrationUriIsRefused(String migration, String why) {
        assertThatThrownBy(() -> endpoint("xen+tcp://127.0.1.1/system", PEER, migration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("migration URI of host xen1")
                .hasMessageContaining(why);
    }

    @Test
    void aLinkCarriesSomething() {
        assertThatThrownBy(() -> new Endpoint(
                        new HostName("xen1"),
                        "test:///default",
                        Optional.of(PEER),
                        MIGRATION,
                        Optional.of(0L),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("link rate");
    }

    private static Endpoint endpoint(String control, String peer, String migration) {
        return new Endpoint(
                new HostName("xen1"), control, Optional.of(peer), migration, Optional.empty(), Optional.empty());
    }
}
