package io.drover.driver.dom0;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Words that nobody else says. */
final class Nonce {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 16;

    private Nonce() {}

    /** 128 random bits as hexadecimal digits. */
    static String word() {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
