package io.drover.api;

/** Ends a request with a problem that the engine does not know of. */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem.Kind kind, String detail) {
        super(detail);
        this.problem = Problem.of(kind, detail);
    }

    Problem problem() {
        return problem;
    }
}
