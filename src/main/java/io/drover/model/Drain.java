package io.drover.model;

import java.util.List;
import java.util.Set;

/**
 * Hosts to be emptied, as somebody asks for it.
 *
 * @param hosts the hosts, each once
 * @param avoided hosts that take guests only where no other has room for them
 * @param movesOthers whether guests of other hosts may be moved too, where that alone makes room
 */
public record Drain(List<HostName> hosts, Set<HostName> avoided, boolean movesOthers) {
    public Drain {
        hosts = List.copyOf(hosts);
        avoided = Set.copyOf(avoided);
    }

    /** One host, with nothing special about it. */
    public static Drain of(HostName host) {
        return new Drain(List.of(host), Set.of(), false);
    }
}
