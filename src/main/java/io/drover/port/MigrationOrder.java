package io.drover.port;

import io.drover.model.GuestId;
import io.drover.model.HostName;

/**
 * The order to move a guest, live.
 *
 * @param guest which guest
 * @param to the destination, a host of the same driver family
 * @param persist whether the destination shall remember the guest when it is off
 * @param memoryBytes the guest's memory, the measure of progress
 */
public record MigrationOrder(GuestId guest, HostName to, boolean persist, long memoryBytes) {}
