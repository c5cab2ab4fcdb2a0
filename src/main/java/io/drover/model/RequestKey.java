package io.drover.model;

/**
 * What tells a request that is sent again from another one.
 *
 * @param key what its sender made up for it
 * @param fingerprint of all that it asks for; the same key with another one is a mistake of the sender
 */
public record RequestKey(String key, String fingerprint) {}
