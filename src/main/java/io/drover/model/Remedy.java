package io.drover.model;

import java.util.List;

/**
 * What an operator can do about a finding.
 *
 * @param advice one sentence
 * @param commands the commands that do it, each ready to paste, with the host to run it on said in the advice
 */
public record Remedy(String advice, List<String> commands) {
    public Remedy {
        commands = List.copyOf(commands);
    }

    /** Advice for which there is no command. */
    public static Remedy advice(String advice) {
        return new Remedy(advice, List.of());
    }

    /** Advice with its commands. */
    public static Remedy commands(String advice, String... commands) {
        return new Remedy(advice, List.of(commands));
    }
}
