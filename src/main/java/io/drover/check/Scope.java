package io.drover.check;

/** What a check's answer depends on, and so how often it has to be asked about many guests and many destinations. */
enum Scope {
    /** The guest where it is. */
    GUEST {
        @Override
        Object subject(Question question) {
            return new Subject(question.source().name(), question.guest().id());
        }
    },
    /** The two hosts, whichever guest goes from the one to the other. */
    PAIR {
        @Override
        Object subject(Question question) {
            return new Subject(question.source().name(), question.to());
        }
    },
    /** Guest, source, destination, and what is reserved there. */
    MOVE {
        @Override
        Object subject(Question question) {
            return question;
        }
    };

    private record Subject(Object from, Object about) {}

    /** What two questions share that get the same answer. */
    abstract Object subject(Question question);
}
