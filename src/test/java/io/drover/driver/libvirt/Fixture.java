package io.drover.driver.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts as libvirt 9.0 on Xen 4.17 gave them. */
final class Fixture {
    private Fixture() {}

    static String text(String name) {
        try (var stream = Objects.requireNonNull(Fixture.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
