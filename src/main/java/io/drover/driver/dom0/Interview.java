package io.drover.driver.dom0;

import io.drover.model.Dom0;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/**
 * What is asked of a Dom0, and how its answer is read.
 *
 * @param script writes the script, for the standard input of {@code /bin/sh -s}, that also looks up these paths
 * @param reading reads what such a script printed
 */
public record Interview(Function<Set<String>, String> script, Reading reading) {

    /** Reads an answer. */
    @FunctionalInterface
    public interface Reading {
        /**
         * Reads an answer.
         *
         * @param output all that the script printed to its standard output
         * @param sent just before the script was sent
         * @param received when all of its output was here
         */
        Dom0 read(String output, Instant sent, Instant received);
    }
}
