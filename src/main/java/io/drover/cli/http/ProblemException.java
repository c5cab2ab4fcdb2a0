package io.drover.cli.http;

/** The server answered that it did not do what was asked, or did not answer at all ({@link Problem.Kind#UNAVAILABLE}). */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A refusal by the server. */
    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** A refusal, with what told of it. */
    public ProblemException(Problem problem, Throwable cause) {
        super(problem.detail(), cause);
        this.problem = problem;
    }

    /** What the server said. */
    public Problem problem() {
        return problem;
    }
}
