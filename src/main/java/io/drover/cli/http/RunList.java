package io.drover.cli.http;

import java.util.List;

/** Runs, newest first. */
public record RunList(List<RunSummary> runs) {
    public RunList {
        runs = List.copyOf(runs);
    }
}
