package io.drover.precopy;

/**
 * The checker: Xen's loop told a second time, in pages and with doubles, straight from the description of its policy and
 * with nothing of the code under test.
 */
record PageCount(int liveRounds, double pages, double seconds, double pagesPerSecond) {

    static PageCount of(double memory, double workingSet, double dirtyRate, double rate) {
        double sent = 0;
        double batch = memory;
        int iteration = 0;
        boolean underThreshold = false;
        do {
            sent += batch;
            iteration++;
            boolean wasFinal = underThreshold;
            batch = Math.floor(Math.min(workingSet, dirtyRate * (batch / rate)));
            if (iteration == 5 || wasFinal) {
                break;
            }
            underThreshold = batch < 50;
        } while (true);
        sent += batch;
        return new PageCount(iteration, sent, sent / rate, rate);
    }

    /** Rounding of each round's pages, carried on through the later ones. */
    double slack() {
        return 6 + pages * 1e-6;
    }

    double secondsOfSlack() {
        return slack() / pagesPerSecond + 1e-6;
    }
}
