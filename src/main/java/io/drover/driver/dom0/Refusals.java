package io.drover.driver.dom0;

import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.nio.channels.UnresolvedAddressException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;

/** Why a login did not come about, in an operator's words, with the commands that mend it. */
final class Refusals {
    private Refusals() {}

    /** The host showed a key that is not trusted. */
    static HostException hostKey(Dom0Endpoint endpoint, KnownHosts known, PublicKey shown) {
        Dom0Endpoint.Login login = endpoint.login();
        String file = endpoint.knownHosts().toString();
        String who = endpoint.host() + ": " + login.address() + ", port " + login.port() + ", showed the host key "
                + KnownHosts.fingerprint(shown);
        String compare = "Compare the fingerprint with what 'ssh-keygen -lf' says of /etc/ssh/ssh_host_*_key.pub on the"
                + " host's own console, and if it is the same: ";
        String add =
                "ssh-keyscan -p " + login.port() + " " + Script.quoted(login.address()) + " >> " + Script.quoted(file);
        String said = switch (known.of(shown)) {
            case REVOKED -> ", which " + file + " calls revoked. Whoever answers there is not to be trusted";
            case CHANGED ->
                ", and " + file + " knows another one: " + String.join(", ", known.fingerprints())
                        + ". Either the host was installed anew or somebody else answers. " + compare + "ssh-keygen -f "
                        + Script.quoted(file) + " -R " + Script.quoted(knownAs(login)) + " && " + add;
            case UNKNOWN, TRUSTED -> ", which is not in " + file + ". " + compare + add;
        };
        return new HostException(Recourse.GIVE_UP, who + said);
    }

    private static String knownAs(Dom0Endpoint.Login login) {
        return login.port() == SshConstants.DEFAULT_PORT
                ? login.address()
                : "[" + login.address() + "]:" + login.port();
    }

    /** The host was reached, or not even that. */
    static HostException loggingIn(Dom0Endpoint endpoint, KeyPair key, Throwable failure) {
        if (failure instanceof SshException refusal
                && refusal.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
            Dom0Endpoint.Login login = endpoint.login();
            return new HostException(
                    Recourse.GIVE_UP,
                    endpoint.host() + ": " + login + " does not let the key " + endpoint.key() + " in ("
                            + KnownHosts.fingerprint(key.getPublic()) + "). Let it in with: ssh-copy-id -i "
                            + Script.quoted(endpoint.key().toString()) + " -p " + login.port() + " "
                            + Script.quoted(login.user() + "@" + login.address()),
                    failure);
        }
        return connecting(endpoint, failure);
    }

    /** Nobody was reached. */
    static HostException connecting(Dom0Endpoint endpoint, Throwable failure) {
        String why = failure instanceof UnresolvedAddressException
                ? "no address is known for that name here"
                : Stages.said(failure);
        return new HostException(
                Recourse.RETRY, endpoint.host() + ": connecting to " + endpoint.login() + " failed: " + why, failure);
    }
}
