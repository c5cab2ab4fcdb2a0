package io.drover.model;

import java.util.List;
import java.util.Optional;

/**
 * What an operator can do about a finding.
 *
 * @param advice one sentence
 * @param commands the commands that do it, each ready to paste, with the host to run it on said in the advice
 * @param fix what of it Drover can carry out itself, where it can
 */
public record Remedy(String advice, List<String> commands, Optional<Fix> fix) {
    public Remedy {
        commands = List.copyOf(commands);
    }

    /** Advice with the commands that follow it, for people only. */
    public Remedy(String advice, List<String> commands) {
        this(advice, commands, Optional.empty());
    }

    /** The same remedy, which Drover can carry out. */
    public Remedy by(Fix own) {
        return new Remedy(advice, commands, Optional.of(own));
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
