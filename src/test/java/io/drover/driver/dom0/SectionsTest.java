package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What makes a section count. */
class SectionsTest {
    @Test
    void aWholeSectionIsKnown() {
        // When
        var said =
                Sections.of("@@ drover uname\n|Linux\n||x\n@@ rc 3 lines 2\n").said("uname");
        // Then
        var section = Answer.known(said);
        assertThat(section.lines()).containsExactly("Linux", "|x");
        assertThat(section.exitCode()).isEqualTo(3);
    }

    @Test
    void oneThatIsCutOffIsNot() {
        // When
        var said = Sections.of("@@ drover uname\n|Linux\n").said("uname");
        // Then
        assertThat(Answer.why(said)).isEqualTo("'uname': the answer ends before it does");
    }

    @Test
    void oneThatTimeRanOutForSaysSo() {
        // When
        var said = Sections.of("@@ drover df\n@@ over 124\n").said("df");
        // Then
        assertThat(Answer.why(said)).isEqualTo("'df': it did not answer in time");
    }

    @Test
    void oneThatWasKilledSaysSo() {
        // When
        var said = Sections.of("@@ drover df\n@@ over 139\n").said("df");
        // Then
        assertThat(Answer.why(said)).isEqualTo("'df': it was cut off (code 139)");
    }

    @Test
    void oneThatLostALineIsGarbled() {
        // When
        var said = Sections.of("@@ drover uname\n|Linux\n@@ rc 0 lines 2\n").said("uname");
        // Then
        assertThat(Answer.why(said)).contains("garbled");
    }

    @Test
    void oneThatForeignTextFellIntoIsGarbled() {
        // When
        var said = Sections.of("@@ drover uname\n|Linux\nWelcome!\n@@ rc 0 lines 1\n")
                .said("uname");
        // Then
        assertThat(Answer.why(said)).contains("garbled");
    }

    @Test
    void textBetweenSectionsDoesNoHarm() {
        // When
        var said = Sections.of("Welcome!\n@@ drover uname\n|Linux\n@@ rc 0 lines 1\nBye\n")
                .said("uname");
        // Then
        assertThat(Answer.known(said).line()).isEqualTo("Linux");
    }

    @Test
    void twoOfOneNameContradictEachOther() {
        // When
        var said = Sections.of("@@ drover uname\n|Linux\n@@ rc 0 lines 1\n".repeat(2))
                .said("uname");
        // Then
        assertThat(Answer.why(said)).isEqualTo("'uname' answered twice");
    }

    @Test
    void oneThatIsNotThereIsMissed() {
        // When
        var said = Sections.of("").said("uname");
        // Then
        assertThat(Answer.why(said)).isEqualTo("the host's answer does not hold 'uname'");
    }

    @Test
    void anEndlessAnswerIsNotLookedAt() {
        // Given
        var endless = "@@ drover uname\n|Linux\n@@ rc 0 lines 1\n" + "|".repeat(Sections.MOST_CHARACTERS);
        // When
        var said = Sections.of(endless).said("uname");
        // Then
        assertThat(said.asOptional()).isEmpty();
    }

    @Test
    void failureIsToldInTheCommandsOwnWords() {
        // When
        var read = Sections.of("@@ drover xl info\n|cannot open\u0007 privcmd\n@@ rc 1 lines 1\n")
                .read("xl info", Section::line);
        // Then
        assertThat(Answer.why(read)).isEqualTo("'xl info' ended with code 1: cannot open  privcmd");
    }
}
