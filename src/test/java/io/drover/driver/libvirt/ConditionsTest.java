package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, true, false, RUNNING, running (booted)",
        "1, 2, true, false, RUNNING, running (migrated)",
        "2, 0, true, false, RUNNING, idle (unknown)",
        "3, 2, true, false, PAUSED, paused (migrating)",
        "3, 1, true, false, PAUSED, paused (user)",
        "4, 1, true, false, SHUTTING_DOWN, in shutdown (user)",
        "5, 4, true, false, SHUT_OFF, shut off (migrated)",
        "5, 0, false, true, INCOMING, 'shut off (unknown), arriving or left by a migration'",
        "5, 0, false, false, INCOMING, 'shut off (unknown), arriving or left by a migration'",
        "5, 0, true, true, INCOMING, 'shut off (unknown), a job is starting or receiving it'",
        "6, 1, true, false, CRASHED, crashed (panicked)",
        "7, 0, true, false, SUSPENDED, pmsuspended (unknown)",
        "0, 0, true, false, OTHER, no state (unknown)",
        "99, 7, true, false, OTHER, 99 (7)",
    })
    void aStateMeans(int state, int reason, boolean persistent, boolean job, GuestState expected, String said) {
        // When
        var condition = Conditions.of(new GuestHandle.State(state, reason), persistent, job);
        // Then
        assertThat(condition.state()).isEqualTo(expected);
        assertThat(condition.said()).isEqualTo(said);
    }
}
