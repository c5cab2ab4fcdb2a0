package io.drover.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;

/**
 * What a command reads and writes.
 *
 * @param out for data
 * @param err for talk
 * @param in for answers
 * @param traits what the three are
 */
public record Terminal(PrintWriter out, PrintWriter err, BufferedReader in, Traits traits) {

    /**
     * What the streams are.
     *
     * @param answers whether somebody can answer a question
     * @param showsData whether {@code out} is a terminal
     * @param showsTalk whether {@code err} is a terminal
     * @param columns its width
     * @param rows its height
     */
    public record Traits(boolean answers, boolean showsData, boolean showsTalk, int columns, int rows) {
        /** Files or pipes, where nobody answers. */
        public static final Traits NONE = new Traits(false, false, false, 0, 0);
    }
}
