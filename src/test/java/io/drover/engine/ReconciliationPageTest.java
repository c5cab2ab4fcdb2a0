package io.drover.engine;

import io.drover.GeneratedPage;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconciliationPageTest {

    @Test
    void thePageOfReconciliationIsFresh() {
        new GeneratedPage("reconciliation.md").assertIs(page());
    }

    private static String page() {
        return """
                # Reconciliation

                After a transfer that failed, after a restart of Drover, and before any guest is called moved, both hosts are looked at. What
                they say at that moment decides, never what was hoped for. Where there is a login to a Dom0, Xen's own word goes before the
                toolstack's. This page is written from the code; the engine has no other judgement.

                ## What a host is seen to hold

                | seen | the host |
                |---|---|
                %s

                ## The last durable fact

                | fact | what the journal holds |
                |---|---|
                %s

                ## What each case means, and what follows

                Cases that do not decide must last first: a silent host five minutes, a transfer under way two hours, two that run one more
                look, all others 90 seconds. Where Drover acts, it does so only on Xen's own word from both hosts with nobody at work on the
                guest. The step and its evidence are in the journal first; then both hosts are looked at once more, and the host compares what
                it holds before it does it. A copy is let run only once every other host has answered that it holds none. A toolstack is
                restarted once. A process that waits for the rest of a copy is ended only while nobody at the source sends one: as long as it waits, the
                copy is not whole. Otherwise the commands are printed.

                | ruling | kind | it means | what Drover does, or why an operator must decide |
                |---|---|---|---|
                %s

                ## The table

                Every case is in exactly one row.

                | source | destination | last durable fact | ruling |
                |---|---|---|---|
                %s

                ## Every case

                %s
                """.formatted(
                rows(Stream.of(Seen.values()).map(seen -> "| " + seen + " | " + seen.words() + " |")),
                rows(Stream.of(LastFact.values()).map(last -> "| " + last + " | " + last.words() + " |")),
                rows(Stream.of(Ruling.values())
                        .map(ruling -> "| " + ruling + " | " + ruling.kind() + " | " + ruling.meaning() + " | "
                                + ruling.consequence() + " |")),
                rows(Reconciliation.rows().stream()
                        .map(row -> "| " + words(row.source()) + " | " + words(row.destination()) + " | "
                                + words(row.last()) + " | " + row.ruling() + " |")),
                Stream.of(LastFact.values()).map(ReconciliationPageTest::grid).collect(Collectors.joining("\n\n")));
    }

    private static String rows(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }

    private static String words(Collection<?> values) {
        return values.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String grid(LastFact last) {
        String head = Arrays.stream(Seen.values()).map(Seen::name).collect(Collectors.joining(" | "));
        return "%s; the source down, the destination across:\n\n| | %s |\n|%s\n%s"
                .formatted(
                        last,
                        head,
                        "---|".repeat(Seen.values().length + 1),
                        rows(Stream.of(Seen.values())
                                .map(source -> "| **" + source + "** | " + cells(source, last) + " |")));
    }

    private static String cells(Seen source, LastFact last) {
        return Arrays.stream(Seen.values())
                .map(destination -> Reconciliation.of(new Reconciliation.Case(source, destination, last))
                        .name())
                .collect(Collectors.joining(" | "));
    }
}
