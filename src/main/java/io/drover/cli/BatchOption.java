package io.drover.cli;

import picocli.CommandLine.Option;

/** How many hosts of an upgrade are emptied at the same time. */
final class BatchOption {
    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many of them at the same time; otherwise ${DEFAULT-VALUE}.")
    int size;
}
