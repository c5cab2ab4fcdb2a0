package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @Test
    void anIpv6AddressStandsInBrackets() {
        // When
        var listening = Addresses.listening("[::1]:8470");

        // Then
        assertThat(listening).isEqualTo(new RunningServer.Listening("::1", 8470));
        assertThat(Addresses.forUri(listening.bind())).isEqualTo("[::1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8470", ":8470", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:http"})
    void whatIsNoAddressAndPortIsNamedWithWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> Addresses.listening(text))
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("127.0.0.1:8470");
    }
}
