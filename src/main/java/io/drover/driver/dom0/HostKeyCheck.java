package io.drover.driver.dom0;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Accepts the host keys that the attempt at hand trusts and no others. */
final class HostKeyCheck implements ServerKeyVerifier, SessionListener {
    private static final Pattern COMMA = Pattern.compile(",");

    private static Optional<Attempt> attempt(ClientSession session) {
        AttributeRepository context = session.getConnectionContext();
        return context == null ? Optional.empty() : Optional.ofNullable(context.getAttribute(Attempt.KEY));
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey shown) {
        return attempt(session).filter(attempt -> attempt.accepts(shown)).isPresent();
    }

    /** Asks for keys of the trusted types first: a host has keys of several types, and mostly one of them is known. */
    @Override
    public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
        if (session instanceof ClientSession client) {
            attempt(client)
                    .map(Attempt::trustedTypes)
                    .ifPresent(trusted -> proposal.computeIfPresent(
                            KexProposalOption.SERVERKEYS, (option, offered) -> preferred(offered, trusted)));
        }
    }

    private static String preferred(String offered, Set<String> trusted) {
        return COMMA.splitAsStream(offered)
                .sorted(Comparator.comparing(name -> !trusted.contains(KeyUtils.getCanonicalKeyType(name))))
                .collect(Collectors.joining(","));
    }
}
