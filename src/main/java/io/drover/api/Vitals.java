package io.drover.api;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the service tells of its own health; its wiring answers. */
public interface Vitals {

    /**
     * Something that must hold before requests make sense.
     *
     * @param name such as {@code journal}
     * @param holds whether it does
     * @param detail why, or why not
     */
    record Condition(String name, boolean holds, String detail) {}

    /** Looks at everything that must hold. */
    CompletionStage<List<Condition>> look();

    /** All meters in Prometheus' text format. Called on a worker thread. */
    String meters();
}
