package io.drover.api;

import io.drover.model.Policy;
import java.time.Duration;
import java.util.Set;

/**
 * How the service is reached and what it takes.
 *
 * @param bind the address to listen on; loopback unless an operator wants others to reach it, since there is no login
 * @param port the port to listen on; 0 takes a free one
 * @param names names under which clients may address the service, beside {@code localhost} and IP addresses
 * @param policy what a request's policy leaves out is taken from here
 * @param version the release that answers
 * @param limits how much it takes
 */
public record ApiSettings(String bind, int port, Set<String> names, Policy policy, String version, Limits limits) {
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    public ApiSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + "; it must be 0 to 65535, 0 for a free one");
        }
        names = Set.copyOf(names);
    }

    /**
     * How much the service takes.
     *
     * @param bodyBytes a request's body
     * @param streams clients that follow events at once
     * @param waitingEvents events that wait for one slow client before it is disconnected
     * @param heartbeat time between two signs of life in an event stream
     */
    public record Limits(int bodyBytes, int streams, int waitingEvents, Duration heartbeat) {
        /** 4 MiB (a plan of ten thousand moves), 64 clients, 256 events, 15 seconds. */
        public static final Limits STANDARD = new Limits(4 << 20, 64, 256, Duration.ofSeconds(15));
    }
}
