package io.drover.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandRight() {
        // Given
        var table = Table.of("GUEST", ">MEMORY")
                .row(Cell.of("db"), Cell.of("16 GiB"))
                .row(Cell.of("frontend"), Cell.of("1 GiB"));
        // When
        var text = table.lines().stream().map(Line::toString).collect(Collectors.joining("\n"));
        // Then
        assertThat(text).isEqualTo("""
                        GUEST     MEMORY
                        db        16 GiB
                        frontend   1 GiB""");
    }

    @Test
    void aRowOfAnotherLengthIsABug() {
        // Given
        var table = Table.of("GUEST", "HOST");
        // Then
        assertThatThrownBy(() -> table.row(Cell.of("db"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGuestsNameCannotCommandTheTerminal() {
        // Given
        var name = "web\u001b[2J\r\n1\u009b";
        // When
        var cell = Cell.of(name);
        // Then
        assertThat(cell.text()).isEqualTo("web?[2J??1?");
    }

    @Test
    void coloursAreThereOnlyWhereTheyAreWanted() {
        // Given
        var line = new Line(List.of(new Cell("DONE", Tone.GOOD), Cell.of("  ")));
        // When
        var texts = List.of(line.print(true), line.print(false));
        // Then
        assertThat(texts).containsExactly("\u001b[32mDONE\u001b[0m", "DONE");
    }

    @Test
    void aLineIsCutWhereTheTerminalEnds() {
        // Given
        var line = new Line(List.of(Cell.of("\ud83d\udc02 ox"), Cell.of(" and cart")));
        // When
        var cut = line.cut(6);
        // Then
        assertThat(cut).hasToString("\ud83d\udc02 ox a");
    }
}
