package io.drover.model;

/**
 * What a host keeps of a guest beyond its running.
 *
 * @param persistent whether the host still knows the guest when it is off
 * @param autostart whether the host starts it at boot; it never travels with a migration by itself
 */
public record Definition(boolean persistent, boolean autostart) {}
