package io.drover.precopy;

import io.drover.model.HostName;

/** The way from one host to another, in that direction alone. */
public record Link(HostName from, HostName to) {}
