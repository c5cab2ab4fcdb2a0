package io.drover.model;

import java.util.Optional;

/**
 * A release number such as Xen's 4.17.5 or libvirt's 9.0.0.
 *
 * @param patch the last part, where it is told; libvirt does not tell it of Xen
 */
public record Version(int major, int minor, Optional<Integer> patch) implements Comparable<Version> {

    /** A release number with all its parts. */
    public Version(int major, int minor, int patch) {
        this(major, minor, Optional.of(patch));
    }

    /** Decodes libvirt's form: major * 1,000,000 + minor * 1,000 + release (virConnectGetVersion). */
    public static Version ofLibvirtNumber(long number) {
        return new Version((int) (number / 1_000_000), (int) (number / 1_000 % 1_000), (int) (number % 1_000));
    }

    /**
     * Reads {@code 4.17} or {@code 4.17.5}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Version of(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException("version '" + text + "' is not MAJOR.MINOR or MAJOR.MINOR.PATCH");
        }
        Optional<Integer> patch = parts.length == 3 ? Optional.of(Integer.valueOf(parts[2])) : Optional.empty();
        return new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), patch);
    }

    /** The same release without its patch level. */
    public Version withoutPatch() {
        return new Version(major, minor, Optional.empty());
    }

    /** {@inheritDoc} A patch level that is not told counts as the first. */
    @Override
    public int compareTo(Version other) {
        int byMajor = Integer.compare(major, other.major);
        if (byMajor != 0) {
            return byMajor;
        }
        int byMinor = Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch.orElse(0), other.patch.orElse(0));
    }

    @Override
    public String toString() {
        return major + "." + minor + patch.map(level -> "." + level).orElse("");
    }
}
