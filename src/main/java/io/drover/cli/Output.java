package io.drover.cli;

/** How a command writes its data. */
enum Output {
    /** Tables and sentences, for people. */
    TABLE,
    /** The server's own JSON, for programs. */
    JSON,
    /** A page to look at; of plans only. */
    HTML
}
