package io.drover.driver.dom0;

import io.drover.model.Observed;
import io.drover.model.Reach.Login;
import java.util.List;

/** OpenSSH's client, in its own words: how a login ended that was not allowed to ask. */
final class LoginWords {
    private static final int OWN_FAILURE = 255;
    private static final int OUT_OF_TIME = 124;

    private static final List<String> SILENCE = List.of(
            "timed out",
            "refused",
            "No route to host",
            "Network is unreachable",
            "Could not resolve hostname",
            "Connection reset",
            "Connection closed");

    private LoginWords() {}

    /**
     * Classifies it.
     *
     * @param code the client's exit code: 255 for its own failures, or else that of the command there
     * @param said what it wrote to standard error, on one line
     * @param tried the command, for the evidence
     */
    static Observed<Login> read(int code, String said, String tried) {
        String how = tried + (said.isEmpty() ? " ended with " + code : " said: " + said);
        if (code == 0) {
            return Observed.known(Login.OPEN, tried + " was let in");
        }
        if (said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
            return Observed.known(Login.CHANGED_KEY, how);
        }
        if (said.contains("Host key verification failed")) {
            return Observed.known(Login.UNKNOWN_KEY, how);
        }
        if (said.contains("Permission denied") || said.contains("Too many authentication failures")) {
            return Observed.known(Login.DENIED, how);
        }
        if (code == OUT_OF_TIME || (code == OWN_FAILURE && SILENCE.stream().anyMatch(said::contains))) {
            return Observed.known(Login.NO_ANSWER, how);
        }
        return code == OWN_FAILURE ? Observed.unknown(how) : Observed.known(Login.DENIED, how);
    }
}
