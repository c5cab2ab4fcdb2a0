package io.drover.model;

import java.util.Optional;

/**
 * A guest that the host starts at boot, by whatever means.
 *
 * @param name its name
 * @param id its UUID, where the file tells one
 * @param file what makes the host start it, such as {@code /etc/xen/auto/web1.cfg}
 */
public record BootGuest(String name, Optional<GuestId> id, String file) {}
