package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.DomainConfig;
import io.drover.model.Observed;
import io.drover.model.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests' configurations that are hostile, odd or incomplete. */
class XlConfigTest {
    private static final String GUEST = "3d5be5e9-7ee5-4405-bed0-8aba6aa8761b";

    private static Observed<DomainConfig> config(String... json) {
        var domains = Answer.known(
                Answer.of(Answer.XEN2).with("xl list -l", 0, json).parse().domains());
        return domains.get(1).config();
    }

    private static String guest(String created, String built, String rest) {
        return "[{\"domid\":4,\"config\":{\"c_info\":{" + created + "},\"b_info\":{" + built + "}" + rest + "}}]";
    }

    private static String plain(String built, String rest) {
        return guest("\"type\":\"hvm\",\"uuid\":\"" + GUEST + "\"", "\"max_memkb\":1024" + built, rest);
    }

    @Test
    void warningsBeforeTheListDoNoHarm() {
        // When
        var config = config("xl: warning: something is old", plain("", ""));
        // Then
        assertThat(Answer.known(config).maxMemoryBytes()).isEqualTo(1024 * 1024);
    }

    @Test
    void nestingWithoutEndIsUnknown() {
        // When
        var config = config("[".repeat(10_000) + "]".repeat(10_000));
        // Then
        assertThat(Answer.why(config)).contains("'xl list -l' cannot be read").contains("no JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775808", "9223372036854775807", "-1", "1e400", "1.5", "\"1024\"", "null", "true"})
    void memoryThatCannotBeIsUnknown(String size) {
        // When
        var config = config(guest("\"type\":\"pvh\"", "\"max_memkb\":" + size, ""));
        // Then
        assertThat(config.asOptional()).isEmpty();
    }

    @Test
    void aNumberOfMillionsOfDigitsIsUnknown() {
        // When
        var config = config(guest("\"type\":\"pvh\"", "\"max_memkb\":" + "9".repeat(2_000_000), ""));
        // Then
        assertThat(config.asOptional()).isEmpty();
    }

    @Test
    void anotherGuestUnderTheSameNumberIsNotMistakenForIt() {
        // When
        var config = config(
                guest("\"type\":\"pvh\",\"uuid\":\"00000000-1111-2222-3333-444444444444\"", "\"max_memkb\":1024", ""));
        // Then
        assertThat(Answer.why(config)).contains("domain 4 is 00000000-1111-2222-3333-444444444444 there");
    }

    @Test
    void aFieldThatIsToldTwiceIsUnknown() {
        // When
        var config = config(plain(",\"disable_migrate\":\"True\",\"disable_migrate\":\"False\"", ""));
        // Then
        assertThat(config.asOptional()).isEmpty();
    }

    @Test
    void aWordThatIsNoBooleanIsNotTakenForOne() {
        // When
        var config = config(plain(",\"disable_migrate\":\"Maybe\"", ""));
        // Then
        assertThat(Answer.why(config)).contains("disable_migrate is neither True nor False");
    }

    @ParameterizedTest
    @CsvSource({"<default>, true", "False, true", "True, false"})
    void aGuestMayMoveUnlessItsOwnerForbadeIt(String word, boolean migratable) {
        // When
        var config = config(plain(",\"disable_migrate\":\"" + word + "\"", ""));
        // Then
        assertThat(Answer.known(Answer.known(config).setup().migratable())).isEqualTo(migratable);
    }

    @Test
    void anHvmGuestHasADisplayUnlessItIsSwitchedOff() {
        // When
        var displays = List.of(
                Answer.known(config(plain("", ""))).setup().displays(),
                Answer.known(config(plain(",\"type.hvm\":{\"vnc\":{\"enable\":\"False\"}}", "")))
                        .setup()
                        .displays());
        // Then
        assertThat(displays).containsExactly(List.of(new Setup.Display("vnc", "", 0)), List.of());
    }

    @Test
    void anAddressMayNameTheDisplayToo() {
        // When
        var config = config(plain(",\"type.hvm\":{\"vnc\":{\"listen\":\"0.0.0.0:7\",\"findunused\":\"False\"}}", ""));
        // Then
        assertThat(Answer.known(config).setup().displays()).containsExactly(new Setup.Display("vnc", "0.0.0.0", 5907));
    }

    @Test
    void devicesThatAreNoListAreUnknown() {
        // When
        var config = config(plain("", ",\"disks\":{}"));
        // Then
        assertThat(config.asOptional()).isEmpty();
    }
}
