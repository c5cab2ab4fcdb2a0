package io.drover.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private final List<String> said = new ArrayList<>();

    private String say(String words) {
        said.add(words);
        return words;
    }

    @Test
    void nothingIsPutIntoWordsForAVerdict() {
        // Given
        var parts = List.of(
                Answer.pass(() -> say("the disk is there")),
                Answer.warn(() -> say("the bridge is slow"), () -> Remedy.advice(say("look at it"))));
        // When
        var verdict = Answer.all(parts, "").verdict();
        // Then
        assertThat(verdict).isEqualTo(Verdict.WARN);
        assertThat(said).isEmpty();
    }

    @Test
    void whatDidNotPassIsSaidOfSeveralThingsWithWhatToDoAboutIt() {
        // Given
        var parts = List.of(
                Answer.pass("the disk is there"),
                Answer.warn("the bridge is slow", Remedy.advice("Look at it.")),
                Answer.block("the clock is wrong", Remedy.advice("Set it.")));
        // When
        var answer = Answer.all(parts, "");
        // Then
        assertThat(answer.verdict()).isEqualTo(Verdict.BLOCK);
        assertThat(answer.evidence()).isEqualTo("the bridge is slow; the clock is wrong");
        assertThat(answer.remedy().orElseThrow().advice()).isEqualTo("Look at it. Set it.");
    }

    @Test
    void allIsSaidOfThingsThatPassedAndEachOnce() {
        // Given
        var parts = List.of(Answer.pass("it is there"), Answer.pass("it is up"), Answer.pass("it is there"));
        // When
        var answer = Answer.all(parts, "");
        // Then
        assertThat(answer.evidence()).isEqualTo("it is there; it is up");
        assertThat(answer.remedy()).isEmpty();
    }
}
