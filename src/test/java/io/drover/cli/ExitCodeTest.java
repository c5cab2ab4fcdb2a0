package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.GeneratedPage;
import io.drover.cli.http.Problem;
import io.drover.model.Phase;
import io.drover.model.Run;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    @Test
    void thePageIsWhatTheCodeSays() {
        new GeneratedPage("exit-codes.md").assertIs(ExitCode.page());
    }

    @Test
    void theNumbersAreThePublishedOnes() {
        // When
        var numbers = Stream.of(ExitCode.values()).map(ExitCode::number);
        // Then
        assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 130);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID, USAGE",
        "NOT_FOUND, NOT_FOUND",
        "REFUSED, REFUSED",
        "CONFLICT, REFUSED",
        "GONE, NOT_FOUND",
        "UNAVAILABLE, UNAVAILABLE",
        "BROKEN, FAILED"
    })
    void everyProblemHasACode(Problem.Kind kind, ExitCode code) {
        // When
        var mapped = Errors.code(kind);
        // Then
        assertThat(mapped).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"DONE, OK", "PARTIAL, PARTIAL", "CANCELLED, PARTIAL", "FAILED, FAILED", "UNKNOWN, UNKNOWN"})
    void everyOutcomeHasACode(Run.Outcome outcome, ExitCode code) {
        // Given
        var run = Samples.closed(Samples.run(Phase.DONE, Phase.FAILED), outcome);
        // When
        var mapped = Account.ending(run);
        // Then
        assertThat(mapped).isEqualTo(code);
    }

    @Test
    void aRunOfWhichEveryGuestWasRefusedIsRefused() {
        // Given
        var run = Samples.closed(Samples.run(Phase.REFUSED, Phase.REFUSED), Run.Outcome.FAILED);
        // When
        var code = Account.ending(run);
        // Then
        assertThat(code).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aDrainThatLeavesAGuestBehindIsPartial() {
        // When
        var code = Account.foresee(Samples.planWithStranded());
        // Then
        assertThat(code).isEqualTo(ExitCode.PARTIAL);
    }
}
