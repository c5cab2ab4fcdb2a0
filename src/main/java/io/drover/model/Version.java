package io.drover.model;

/** A release number such as Xen's 4.17.5 or libvirt's 9.0.0. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

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
        int patch = parts.length == 3 ? Integer.parseInt(parts[2]) : 0;
        return new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), patch);
    }

    @Override
    public int compareTo(Version other) {
        int byMajor = Integer.compare(major, other.major);
        if (byMajor != 0) {
            return byMajor;
        }
        int byMinor = Integer.compare(minor, other.minor);
        return byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
