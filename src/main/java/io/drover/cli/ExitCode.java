package io.drover.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a command's exit says, and the page that documents it. Scripts depend on it: a number never changes its meaning. */
public enum ExitCode {
    OK(0, "Done as asked.", "Nothing."),
    FAILED(
            1,
            "It failed. Every guest is accounted for: what did not move is proved to run where it was.",
            "Read the reason; `drover show RUN` repeats it."),
    USAGE(
            2,
            "The command line or the configuration is wrong, or a guest's name means several guests. Nothing has changed.",
            "The message names the option or field, its value and what would be right."),
    REFUSED(
            3,
            "A prerequisite or the plan's verifier said no, `doctor HOST` found that the host is not fit, the guest or host is busy with"
                    + " something else, or what both hosts say contradicts the answer given to `settle`. No guest was touched.",
            "Do what the findings advise, or accept an UNKNOWN by name with `--accept`."),
    NOT_FOUND(
            4,
            "There is no host, guest or run of that name. Nothing has changed.",
            "The message lists the names that there are."),
    PARTIAL(
            5,
            "Some guests moved, some did not, or the run was cancelled. Every guest is accounted for.",
            "Read the account; run the command again for the rest."),
    UNAVAILABLE(
            6,
            "The server, a host or the journal does not answer. Nothing new was started.",
            "`drover doctor` says what is missing. A run under way on a server goes on; `drover runs` finds it."),
    UNKNOWN(
            7,
            "The outcome for at least one guest is unknown. It may run on either host: look at both.",
            "What the account says, then `drover settle`, or `drover reconcile` for all that is left. Start the guest nowhere by hand before that."),
    DAMAGED(
            8,
            "`drover journal` found that the journal is not what was written. It changed nothing.",
            "Restore a copy of the journal. Without one, `drover journal export` saves what is good; `drover guests` shows where guests are."),
    INTERRUPTED(
            130,
            "Interrupted with Ctrl-C, or answered with a no. Nothing new was started after it; the last lines say where every guest is.",
            "`drover reconcile` settles what was in flight if you left before it ended.");

    private final int number;
    private final String meaning;
    private final String remedy;

    ExitCode(int number, String meaning, String remedy) {
        this.number = number;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The number that the operating system sees. */
    public int number() {
        return number;
    }

    /** The documentation of all codes as a Markdown page. */
    static String page() {
        var rows = Stream.of(values())
                .map(code -> "| %d | %s | %s | %s |".formatted(code.number, code.name(), code.meaning, code.remedy));
        var head = List.of(
                "# Exit codes",
                "",
                "Every command of Drover ends with one of these codes. This page is generated from `ExitCode`.",
                "",
                "| code | name | what it says | what to do |",
                "|---|---|---|---|");
        return Stream.concat(head.stream(), rows).collect(Collectors.joining("\n", "", "\n"));
    }
}
