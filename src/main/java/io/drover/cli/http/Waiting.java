package io.drover.cli.http;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Shows that something is being waited for. */
public interface Waiting {
    /**
     * It is not there yet; told about once a second.
     *
     * @param doing what is done meanwhile, in a few words
     * @param since for how long it has been waited for
     */
    void goesOn(String doing, Duration since);

    /** It is there, or will never be. */
    void ends();

    /** Waits for something, and tells of it meanwhile. */
    default <T> T until(String doing, Future<T> pending) throws ExecutionException, InterruptedException {
        try {
            for (int seconds = 1; ; seconds++) {
                try {
                    return pending.get(1, TimeUnit.SECONDS);
                } catch (TimeoutException notYet) {
                    goesOn(doing, Duration.ofSeconds(seconds));
                }
            }
        } finally {
            ends();
        }
    }
}
