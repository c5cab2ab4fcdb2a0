package io.drover.cli.http;

import io.drover.model.Outage;
import java.util.Optional;

/**
 * Whether the server's journal can be written.
 *
 * @param writable whether it can
 * @param outage why not, and what is seen meanwhile
 */
public record JournalState(boolean writable, Optional<Outage> outage) {}
