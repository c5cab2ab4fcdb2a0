package io.drover.cli.http;

import io.drover.model.Host;
import io.drover.model.HostName;
import java.util.Optional;

/**
 * A configured host.
 *
 * @param name its name
 * @param cordonReason why it takes no new guests, if it takes none
 * @param why why it did not answer, if it did not
 * @param host what it said, if it answered
 */
public record HostStatus(HostName name, Optional<String> cordonReason, Optional<String> why, Optional<Host> host) {}
