package io.drover.model;

/**
 * What a guest was made from, as libxl keeps it ({@code xl list -l}).
 *
 * @param type how Xen virtualises it
 * @param maxMemoryBytes memory it may grow to
 * @param devices its disks, NICs and passed-through devices
 * @param setup the rest that matters to a move
 */
public record DomainConfig(GuestType type, long maxMemoryBytes, Guest.Devices devices, Setup setup) {}
