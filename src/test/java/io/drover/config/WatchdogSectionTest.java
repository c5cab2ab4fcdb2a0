package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogSectionTest {
    private static final String ONE_HOST = "hosts: [{name: xen1, uri: xen+tls://xen1.example/system}]\n";

    private static WatchdogSection parse(String text) {
        return Configuration.parse("t.yaml", ONE_HOST + text).watchdog();
    }

    @Test
    void theWatchdogHasDefaults() {
        assertThat(parse("")).isEqualTo(new WatchdogSection(Duration.ofMinutes(2), Duration.ofMinutes(1), false));
    }

    @Test
    void theWatchdogIsRead() {
        assertThat(parse("watchdog: {after: 90s, per-gib: 5s, abort: true}"))
                .isEqualTo(new WatchdogSection(Duration.ofSeconds(90), Duration.ofSeconds(5), true));
    }

    @Test
    void aWatchdogThatBearsNoTimeAtAllIsRefused() {
        assertThatThrownBy(() -> parse("watchdog: {after: 0s}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("field 'watchdog.after' is '0s'; it must be a time");
    }
}
