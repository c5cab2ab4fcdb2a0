package io.drover.model;

import java.util.UUID;

/**
 * What a host calls itself. Two hosts that migrate to each other must differ in both.
 *
 * @param uuid its machine's UUID
 * @param hostname its host name
 */
public record HostIdentity(UUID uuid, String hostname) {}
