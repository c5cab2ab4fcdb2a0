package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Reach.Login;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginWordsTest {
    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | '' | OPEN",
                "0 | Warning: authorised use only | OPEN",
                "255 | No ED25519 host key is known for 10.0.0.2 and you have requested strict checking. Host key verification failed. | UNKNOWN_KEY",
                "255 | @ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @ Host key verification failed. | CHANGED_KEY",
                "255 | root@10.0.0.2: Permission denied (publickey,password). | DENIED",
                "255 | Received disconnect from 10.0.0.2 port 22:2: Too many authentication failures | DENIED",
                "1 | This account is currently not available. | DENIED",
                "255 | ssh: connect to host 10.0.0.2 port 22: Connection refused | NO_ANSWER",
                "255 | ssh: connect to host 10.0.0.2 port 22: Connection timed out | NO_ANSWER",
                "255 | ssh: connect to host 10.0.0.2 port 22: No route to host | NO_ANSWER",
                "255 | ssh: Could not resolve hostname xen2: Name or service not known | NO_ANSWER",
                "124 | '' | NO_ANSWER",
            })
    void howALoginEndedIsReadFromTheClientsWords(int code, String said, Login login) {
        // When
        var read = LoginWords.read(code, said, "ssh");
        // Then
        assertThat(read.asOptional()).contains(login);
    }

    @Test
    void wordsThatNobodyKnowsAreRepeated() {
        // When
        var read = LoginWords.read(255, "command-line: line 0: Bad configuration option: foo", "ssh");
        // Then
        assertThat(read.asOptional()).isEqualTo(Optional.empty());
        assertThat(read.basis()).contains("Bad configuration option: foo");
    }
}
