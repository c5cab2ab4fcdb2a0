package io.drover.model;

import io.drover.GeneratedPage;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhasesPageTest {

    @Test
    void thePageOfPhasesIsFresh() {
        new GeneratedPage("phases.md").assertIs(page());
    }

    private static String page() {
        return """
                # The life of a migration

                Each phase says who owns the guest. The arrows are the only ways there are. This page is written from the code.

                ```mermaid
                stateDiagram-v2
                    [*] --> QUEUED
                %s
                ```

                | phase | who owns the guest | may go to |
                |---|---|---|
                %s
                """.formatted(arrows(), rows());
    }

    private static String arrows() {
        return Arrays.stream(Phase.values())
                .flatMap(phase -> Arrays.stream(Phase.values())
                        .filter(phase.next()::contains)
                        .map(next -> "    " + phase + " --> " + next))
                .collect(Collectors.joining("\n"));
    }

    private static String rows() {
        return Arrays.stream(Phase.values())
                .map(phase -> "| " + phase + " | " + phase.owner() + " | " + next(phase) + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String next(Phase phase) {
        return Arrays.stream(Phase.values())
                .filter(phase.next()::contains)
                .map(Phase::name)
                .collect(Collectors.joining(", "));
    }
}
