package io.drover.model;

/**
 * A physical device that was handed to a guest.
 *
 * @param bus such as {@code pci}, {@code usb} or {@code scsi}
 * @param address the device's address on that bus, such as {@code 0000:03:00.0}
 */
public record PassedThrough(String bus, String address) {}
