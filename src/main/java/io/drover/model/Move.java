package io.drover.model;

/**
 * One guest, from one host to another.
 *
 * @param guest which guest
 * @param name its name, for people
 * @param from where it runs
 * @param to where it shall run
 * @param memoryBytes the memory it has, which the destination must find
 */
public record Move(GuestId guest, String name, HostName from, HostName to, long memoryBytes) {}
