package io.drover.cli;

import java.util.Optional;

/** A command cannot go on. It is told in one line, with what to do about it. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;
    private final String remedy;

    /** A sentence on what is wrong; what would be right stands in it. */
    public CommandException(ExitCode code, String message) {
        this(code, message, "");
    }

    /** A sentence on what is wrong, and one on what to do about it. */
    public CommandException(ExitCode code, String message, String remedy) {
        super(message);
        this.code = code;
        this.remedy = remedy;
    }

    /** How the command ends. */
    public ExitCode code() {
        return code;
    }

    /** What to do about it, where the message does not say it. */
    public Optional<String> remedy() {
        return Optional.of(remedy).filter(text -> !text.isEmpty());
    }
}
