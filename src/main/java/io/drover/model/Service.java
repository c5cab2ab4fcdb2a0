package io.drover.model;

/**
 * A service of the Dom0 that guests or migrations depend on.
 *
 * @param name its usual name, such as {@code xenstored}, {@code xenconsoled}, {@code libvirtd}, {@code virtlockd},
 *     {@code xendomains} or {@code xencommons}
 * @param running whether it runs
 * @param atBoot whether it starts at boot
 */
public record Service(String name, boolean running, boolean atBoot) {}
