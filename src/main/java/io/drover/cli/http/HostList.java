package io.drover.cli.http;

import java.util.List;

/** The configured hosts, by name. */
public record HostList(List<HostStatus> hosts) {
    public HostList {
        hosts = List.copyOf(hosts);
    }
}
