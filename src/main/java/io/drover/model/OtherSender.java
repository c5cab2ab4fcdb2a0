package io.drover.model;

/**
 * A process in a host's Dom0 that sends the memory of a guest which the host's toolstack sends too, and that the toolstack did not start. Xen keeps one
 * log of the pages that a guest dirties: whoever begins to send resets it, and whoever reads it takes from it what the other needs.
 *
 * @param process its number
 * @param parent the number of the process that started it
 * @param command that process's command line, such as {@code xl migrate web1 xen2}; empty where it is gone
 * @param earlier whether it began before the toolstack's own, so that what it sends is not whole
 */
public record OtherSender(long process, long parent, String command, boolean earlier) {}
