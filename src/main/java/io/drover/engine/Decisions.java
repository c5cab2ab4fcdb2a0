package io.drover.engine;

/** What decides: {@link Decider} in every engine that works, and a spoiled one where a test wants to see that it is found out. */
@FunctionalInterface
interface Decisions {
    /** What an event leads to; a pure function. */
    Decision decide(State state, Event event, Moment now);
}
