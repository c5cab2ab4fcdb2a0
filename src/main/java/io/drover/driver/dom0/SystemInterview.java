package io.drover.driver.dom0;

/** The interview that asks for all facts of a Dom0. */
public final class SystemInterview {
    private SystemInterview() {}

    /** The script that takes all facts in one round trip, and its reader. */
    public static Interview interview() {
        return new Interview(Probe::script, ProbeReport::parse);
    }
}
