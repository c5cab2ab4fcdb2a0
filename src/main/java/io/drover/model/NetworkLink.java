package io.drover.model;

/**
 * A network interface of the Dom0.
 *
 * @param name such as {@code xenbr0}
 * @param up whether it is switched on
 * @param mtu the largest packet, in bytes
 * @param bridge whether it is a bridge
 * @param members for a bridge, how many interfaces are plugged into it besides guests' own
 * @param madeBy for a bridge, the file by which the host makes it at boot; empty text where none was seen to
 */
public record NetworkLink(String name, boolean up, int mtu, boolean bridge, int members, String madeBy) {}
