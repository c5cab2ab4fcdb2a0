package io.drover.precopy;

import java.util.List;

/**
 * Time as a straight line over bytes: what a migration takes besides its bytes, and what each byte takes.
 *
 * @param overhead seconds
 * @param perByte seconds a byte
 */
record Line(double overhead, double perByte) {
    /** From so many on a slope is fitted, which one in six that is far off does not spoil: Theil and Sen's estimator bears 29 %. */
    private static final int ENOUGH_FOR_A_SLOPE = 6;

    /** Two guests tell something of the slope if one has so much more than the other, as a share of the greater. */
    private static final double UNLIKE = 0.2;

    /** The share of pairs that have to be unlike. */
    private static final double ENOUGH_UNLIKE = 0.25;

    /** No byte is sent faster than 100 GB/s, nor slower than 16 KiB/s. */
    private static final double LEAST_PER_BYTE = 1e-11;

    private static final double MOST_PER_BYTE = 1.0 / (16 << 10);

    /** Where sizes do not tell overhead from bytes, bytes get this share of the time at least. */
    private static final double LEAST_SHARE_OF_BYTES = 0.1;

    /**
     * The line through outcomes: the median of all slopes between two of unlike size, and the median of what is left. With few outcomes, or
     * guests all of one size, the overhead is what is assumed besides the downtime, which was measured.
     *
     * @param down what of the downtime is no bytes, in seconds; the overhead is never less
     * @param assumed the overhead to assume besides, in seconds
     */
    static Line through(List<Sample> samples, double down, double assumed) {
        Weighed slopes = new Weighed();
        for (int one = 0; one < samples.size(); one++) {
            for (int other = 0; other < one; other++) {
                addSlope(samples.get(one), samples.get(other), slopes);
            }
        }
        int pairs = samples.size() * (samples.size() - 1) / 2;
        boolean tells = samples.size() >= ENOUGH_FOR_A_SLOPE && slopes.size() >= ENOUGH_UNLIKE * pairs;
        double slope = tells ? slopes.median(0) : 0;
        return slope > 0 ? withSlope(samples, slope, down) : withOverhead(samples, down + assumed);
    }

    private static void addSlope(Sample one, Sample other, Weighed slopes) {
        double apart = one.sent() - other.sent();
        if (Math.abs(apart) >= UNLIKE * Math.max(one.sent(), other.sent())) {
            double tells = Math.abs(apart) / (one.seconds() + other.seconds());
            slopes.add((one.seconds() - other.seconds()) / apart, one.weight() * other.weight() * tells);
        }
    }

    /** The line of that slope; one that would leave less overhead than there is downtime is fitted with that overhead. */
    static Line withSlope(List<Sample> samples, double slope, double down) {
        double perByte = sane(slope);
        Weighed left = new Weighed();
        samples.forEach(
                sample -> left.add(sample.seconds() - perByte * sample.sent(), sample.weight() / sample.seconds()));
        double overhead = left.median(down);
        return overhead < down ? withOverhead(samples, down) : new Line(overhead, perByte);
    }

    /** The line of that overhead. */
    static Line withOverhead(List<Sample> samples, double overhead) {
        Weighed slopes = new Weighed();
        for (Sample sample : samples) {
            double bytes = Math.max(sample.seconds() - overhead, LEAST_SHARE_OF_BYTES * sample.seconds());
            slopes.add(bytes / sample.sent(), sample.weight());
        }
        return new Line(overhead, sane(slopes.median(LEAST_PER_BYTE)));
    }

    private static double sane(double perByte) {
        return Math.max(LEAST_PER_BYTE, Math.min(MOST_PER_BYTE, perByte));
    }

    double seconds(double bytes) {
        return overhead + perByte * bytes;
    }
}
