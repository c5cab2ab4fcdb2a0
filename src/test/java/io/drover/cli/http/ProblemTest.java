package io.drover.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.json.Json;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTest {

    @Test
    void aProblemKeepsItsKindItsSentenceAndItsFindings() {
        // Given
        var finding = new Finding(new CheckId("guest.running"), Verdict.BLOCK, true, "web1 is off", Optional.empty());
        var body = "{\"type\":\"urn:x\",\"status\":422,\"kind\":\"REFUSED\",\"detail\":\"no\",\"findings\":"
                + Json.write(List.of(finding)) + ",\"new\":1}";
        // When
        var problem = Problem.read(422, body);
        // Then
        assertThat(problem).isEqualTo(new Problem(Problem.Kind.REFUSED, "no", List.of(finding)));
    }

    @ParameterizedTest
    @CsvSource({"400, TOO_LARGE, INVALID", "415, UNHEARD_OF, INVALID", "500, INTERNAL, BROKEN"})
    void aKindThatIsNotKnownGoesByItsStatus(int status, String kind, Problem.Kind understood) {
        // When
        var problem = Problem.read(status, "{\"kind\":\"" + kind + "\",\"detail\":\"so\"}");
        // Then
        assertThat(problem).isEqualTo(Problem.of(understood, "so"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {"502|<html>|BROKEN", "503||UNAVAILABLE", "404|[]|BROKEN"},
            delimiter = '|',
            nullValues = "-")
    void anAnswerThatIsNoProblemDocumentIsSaidToBeNone(int status, String body, Problem.Kind understood) {
        // When
        var problem = Problem.read(status, String.valueOf(body));
        // Then
        assertThat(problem.kind()).isEqualTo(understood);
        assertThat(problem.detail()).contains(String.valueOf(status)).contains("Drover server");
    }
}
