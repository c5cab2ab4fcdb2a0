package io.drover.cli.http;

import java.time.Duration;

/** Shows that an answer is being waited for. */
public interface Waiting {
    /**
     * The answer is not there yet; told about once a second.
     *
     * @param doing what the server does meanwhile, in a few words
     * @param since for how long it has been waited for
     */
    void goesOn(String doing, Duration since);

    /** There is an answer, or there will be none. */
    void ends();
}
