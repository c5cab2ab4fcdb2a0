package io.drover.cli;

/** Where the operator's Ctrl-C comes from. */
@FunctionalInterface
public interface Interrupts {

    /**
     * Calls the handler at each Ctrl-C, on any thread, instead of ending the process.
     *
     * @return gives Ctrl-C its usual meaning back when it is closed
     */
    Registration handle(Runnable handler);

    /** A handler in place. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
