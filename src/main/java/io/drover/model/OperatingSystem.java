package io.drover.model;

/**
 * What a Dom0 runs.
 *
 * @param os the family
 * @param release its own words, such as {@code Debian GNU/Linux 12 (bookworm), 6.1.0-56-amd64}
 * @param bootId differs after every boot: what was known of the host's processors before is then to be looked at again
 */
public record OperatingSystem(Os os, String release, String bootId) {}
