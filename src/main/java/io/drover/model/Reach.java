package io.drover.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one host reaches of another, tried from the one to the other.
 *
 * @param migrationPort whether memory can be sent: a connection to a port of the migration range was let through
 * @param login whether root can log in there without being asked anything, as {@code xl migrate} does
 * @param pathMtu the largest packet that arrived unbroken at the migration address, in bytes
 * @param canaries by directory, whether a file of a random name that the one wrote was there on the other
 * @param address where the other was tried; empty text where it is not told
 */
public record Reach(
        Observed<Boolean> migrationPort,
        Observed<Login> login,
        Observed<Integer> pathMtu,
        SortedMap<String, Observed<Boolean>> canaries,
        String address) {

    public Reach {
        canaries = new TreeMap<>(Map.copyOf(canaries));
    }

    /** What was tried at an address that is not told. */
    public Reach(
            Observed<Boolean> migrationPort,
            Observed<Login> login,
            Observed<Integer> pathMtu,
            SortedMap<String, Observed<Boolean>> canaries) {
        this(migrationPort, login, pathMtu, canaries, "");
    }

    /** How a login ended that was not allowed to ask. */
    public enum Login {
        /** It was let in. */
        OPEN,
        /** The host's key is not known yet, so it would ask. */
        UNKNOWN_KEY,
        /** The host's key is another than the one that is known. */
        CHANGED_KEY,
        /** It would ask for a password, or was not let in. */
        DENIED,
        /** Nobody answered. */
        NO_ANSWER
    }

    /** Nothing was tried, for one reason. */
    public static Reach untried(String why) {
        return new Reach(Observed.unknown(why), Observed.unknown(why), Observed.unknown(why), new TreeMap<>());
    }
}
