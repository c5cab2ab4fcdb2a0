package io.drover.cli;

import java.util.List;
import java.util.Optional;

/** Looks at everything that Drover needs before it can work. */
@FunctionalInterface
public interface Doctor {

    /** Examines all there is to examine; what is missing is a diagnosis, never an exception. */
    List<Diagnosis> examine(Target target);

    /**
     * What was found about one thing.
     *
     * @param subject what was looked at, such as {@code host xen1}
     * @param healthy whether Drover can work with it
     * @param seen what was seen
     * @param remedy what to do about it; where it is healthy, what had better be done
     */
    record Diagnosis(String subject, boolean healthy, String seen, Optional<String> remedy) {}
}
