package io.drover.app;

import io.drover.cli.CommandException;
import io.drover.cli.ExitCode;

/** Addresses to listen on, as operators write them. */
final class Addresses {
    private static final int HIGHEST_PORT = 65_535;

    private Addresses() {}

    /** Reads {@code ADDRESS:PORT}; an IPv6 address stands in brackets. */
    static RunningServer.Listening listening(String text) {
        int colon = text.lastIndexOf(':');
        String address = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|\\]$", "");
        String port = text.substring(colon + 1);
        if (address.isEmpty() || !port.matches("\\d{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--listen is '" + text + "'; it must be ADDRESS:PORT, such as 127.0.0.1:8470 or [::1]:8470");
        }
        return new RunningServer.Listening(address, Integer.parseInt(port));
    }

    /** The address as a URI wants it; one that means all addresses is reached by loopback. */
    static String forUri(String address) {
        if (address.equals("0.0.0.0")) {
            return "127.0.0.1";
        }
        return address.contains(":") ? "[" + (address.equals("::") ? "::1" : address) + "]" : address;
    }
}
