package io.drover.driver.libvirt;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of a random name that one host writes and another looks for.
 *
 * @param pool the source's pool that it lies in
 * @param directory the pool's place
 * @param name the file's name, with the second in which it was named, so that one that was left behind is known as such
 */
record Canary(String pool, String directory, String name) {
    /** One that is older belongs to nobody any more: the time that all calls about it may take is minutes. */
    static final Duration LIVES = Duration.ofHours(1);

    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int RANDOM_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("drover-canary-([0-9]{10})-[0-9a-f]{16}");

    /** A new one. */
    static Canary in(String pool, String directory, Instant now) {
        byte[] random = new byte[RANDOM_BYTES];
        CHANCE.nextBytes(random);
        String name =
                "drover-canary-" + now.getEpochSecond() + "-" + HexFormat.of().formatHex(random);
        return new Canary(pool, directory, name);
    }

    /** Whether a file was left behind by a Drover that died. */
    static boolean isLeftOver(String name, Instant now) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                && Instant.ofEpochSecond(Long.parseLong(matcher.group(1)))
                        .plus(LIVES)
                        .isBefore(now);
    }

    /** Where it lies. */
    String path() {
        return directory + "/" + name;
    }
}
