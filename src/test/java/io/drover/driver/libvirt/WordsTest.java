package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, Defined Added",
        "1, 0, Undefined Removed",
        "2, 2, Started Restored",
        "3, 1, Suspended Migrated",
        "4, 1, Resumed Migrated",
        "5, 3, Stopped Migrated",
        "8, 0, Crashed Panicked",
        "42, 1, 42 1",
        "2, 77, Started 77"
    })
    void anEventIsSaidAsVirshSaysIt(int event, int detail, String words) {
        assertThat(Words.event(event, detail)).isEqualTo(words);
    }
}
