package io.drover.check;

import java.util.Locale;
import java.util.Set;

/** How FreeBSD's rc.subr reads a switch ({@code checkyesno}). */
final class RcSetting {
    private static final Set<String> ON = Set.of("yes", "true", "on", "1");

    private RcSetting() {}

    /** Whether a switch is on. */
    static boolean isOn(String value) {
        return ON.contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
