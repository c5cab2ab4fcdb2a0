package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.HostName;
import io.drover.port.HostNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
    private static final HostName XEN1 = new HostName("xen1");
    private final List<HostNotice> notices = new ArrayList<>();
    private final Reachability reachability =
            new Reachability(XEN1, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(3)), notices::add);

    @Test
    void theWaitDoublesUpToALimitAndStartsAnew() {
        assertThat(reachability.lost("refused", 0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(reachability.lost("refused", 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(reachability.lost("refused", 0)).isEqualTo(Duration.ofSeconds(3));
        assertThat(reachability.lost("refused", 0)).isEqualTo(Duration.ofSeconds(3));
        reachability.reached();
        assertThat(reachability.lost("refused", 0)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void onlyAChangeIsNews() {
        // When
        reachability.lost("refused", 0);
        reachability.lost("refused", 0);
        reachability.reached();
        reachability.reached();
        reachability.lost("gone", 0);
        // Then
        assertThat(notices)
                .containsExactly(
                        new HostNotice.Disconnected(XEN1, "refused"),
                        new HostNotice.Connected(XEN1),
                        new HostNotice.Disconnected(XEN1, "gone"));
    }

    @Test
    void anAttemptThatComesTooEarlyFailsAtOnceWithTheReason() {
        // When
        reachability.lost("Connection refused", 0);
        // Then
        assertThatThrownBy(() -> reachability.mayTry(500_000_000L)).hasMessageContaining("Connection refused");
        assertThatCode(() -> reachability.mayTry(1_000_000_000L)).doesNotThrowAnyException();
    }
}
