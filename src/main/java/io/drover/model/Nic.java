package io.drover.model;

import java.util.Optional;

/**
 * A guest's network interface.
 *
 * @param mac its address, lower case, with colons
 * @param bridge the Dom0 bridge it is plugged into, where it is plugged into one
 * @param script what plugs it in, where the guest names one of its own
 */
public record Nic(String mac, Optional<String> bridge, Optional<String> script) {}
