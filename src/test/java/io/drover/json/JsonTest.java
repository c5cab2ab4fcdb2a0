package io.drover.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.cli.Samples;
import io.drover.model.Arbitrary;
import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.Measured;
import io.drover.model.Observed;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final int ROUNDS = 300;

    /** Fields whose own fields are names. */
    private static final Set<String> MAPS = Set.of(
            "reach",
            "canaries",
            "bootFiles",
            "settings",
            "defaults",
            "most",
            "hosts",
            "unreachable",
            "reasons",
            "paths");

    @Test
    void everyFactComesBackAsItWas() {
        var arbitrary = new Arbitrary(1);
        for (int round = 1; round <= ROUNDS; round++) {
            // Given
            var recorded = new Recorded(round, arbitrary.instant(), arbitrary.fact());
            // When
            var text = Json.write(recorded);
            // Then
            assertThat(Json.read(text, Recorded.class)).isEqualTo(recorded);
            assertThat(Json.read(Json.write(recorded.fact()), Fact.class)).isEqualTo(recorded.fact());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Plan.class, Run.class, Fleet.class, Progress.class, Policy.class})
    void everyValueComesBackAsItWas(Class<?> type) {
        var arbitrary = new Arbitrary(2);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Object value = anyOf(type, arbitrary);
            // When
            var text = Json.write(value);
            // Then
            assertThat(Json.read(text, type)).isEqualTo(value);
            assertThat(Json.write(Json.read(text, type))).isEqualTo(Json.write(value));
        }
    }

    @Test
    void everyKindOfFactHasAName() {
        // When
        var named = Arrays.stream(FactType.values()).<Class<?>>map(FactType::type);
        // Then
        assertThat(named).containsExactlyInAnyOrder(Fact.class.getPermittedSubclasses());
        assertThat(Arrays.stream(FactType.values()).map(FactType::label)).doesNotHaveDuplicates();
    }

    @Test
    void anObservationSaysHowItIsKnownOrWhyNot() {
        // Given
        var measured = new Measured(
                Duration.ofMillis(12_500), Observed.known(7L, "domjobinfo"), Observed.unknown("libvirt does not tell"));
        // When
        var text = Json.write(measured);
        // Then
        assertThat(text)
                .isEqualTo("{\"duration\":12.5,\"bytes\":{\"value\":7,\"how\":\"domjobinfo\"},"
                        + "\"downtime\":{\"unknown\":\"libvirt does not tell\"}}");
    }

    @Test
    void aMomentAndWholeSecondsAreWrittenPlainly() {
        // When
        var text = Json.write(List.of(Instant.EPOCH, Duration.ofHours(1), Duration.ZERO, Duration.ofNanos(-1)));
        // Then
        assertThat(text).isEqualTo("[\"1970-01-01T00:00:00Z\",3600,0,-0.000000001]");
    }

    @ParameterizedTest
    @ValueSource(classes = {Plan.class, Run.class, Fleet.class, Progress.class, Policy.class, Recorded.class})
    void aClientReadsWhatItKnowsOfAnAnswerThatSaysMore(Class<?> type) throws IOException {
        var arbitrary = new Arbitrary(3);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Object value = anyOf(type, arbitrary);
            var newer = withFieldsOfTomorrow(Json.write(value));
            // When
            Object known = Json.readKnown(newer, type);
            // Then
            assertThat(known).isEqualTo(value);
            assertThatThrownBy(() -> Json.read(newer, type)).hasMessageContaining("tomorrow: no such field");
        }
    }

    @Test
    void aPlanSaysWhenItAndEachMoveEndsAndNobodyHasToSendThat() {
        // Given
        var plan = Samples.plan();
        // When
        var text = Json.write(plan);
        // Then
        assertThat(text)
                .contains("\"makespan\":30,\"worst\":{\"makespan\":75,\"bytes\":8792309760},\"moves\":[")
                .contains("\"start\":0,\"end\":10,")
                .contains("\"start\":20,\"end\":30,");
        var bare = text.replaceAll("\"worst\":\\{[^}]*},", "")
                .replaceAll("\"(end|makespan)\":\\d+,|,\"mostBytes\":\\d+", "");
        assertThat(bare).doesNotContain("worst", "end", "makespan", "mostBytes");
        assertThat(Json.read(bare, Plan.class)).isEqualTo(plan);
    }

    @Test
    void aFactKeepsNothingThatFollowsFromTheRest() {
        // Given
        var opened = new Fact.RunOpened(Samples.RUN, Samples.plan(), Policy.STANDARD);
        // When
        var text = Json.write(opened);
        // Then
        assertThat(text).contains("\"start\":20").doesNotContain("\"end\"", "makespan", "mostBytes", "worst");
    }

    @Test
    void aClientStillWantsTheFieldsThatItKnows() {
        assertThatThrownBy(
                        () -> Json.readKnown("{\"perDestination\":1,\"perRun\":1,\"perRack\":1}", Policy.Limits.class))
                .hasMessageContaining("perSource: is missing");
    }

    /** The same text with one more field in every object that is not a map of the model's own. */
    private static String withFieldsOfTomorrow(String text) throws IOException {
        var tree = new ObjectMapper().readTree(text);
        addFieldOfTomorrow(tree);
        return tree.toString();
    }

    private static void addFieldOfTomorrow(JsonNode node) {
        node.properties().forEach(field -> {
            if (MAPS.contains(field.getKey())) {
                field.getValue().forEach(JsonTest::addFieldOfTomorrow);
            } else {
                addFieldOfTomorrow(field.getValue());
            }
        });
        if (node.isArray()) {
            node.forEach(JsonTest::addFieldOfTomorrow);
        }
        if (node instanceof ObjectNode object) {
            object.putObject("tomorrow").put("is", "another day");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"host-cordoned\",\"host\":\"xen 1\",\"reason\":\"r\"} | host: 'xen 1' is not right; expected a host's name",
                "{\"type\":\"host-cordoned\",\"host\":7,\"reason\":\"r\"} | host: expected a host's name",
                "{\"type\":\"host-cordoned\",\"host\":\"xen1\"} | reason: is missing",
                "{\"type\":\"host-cordoned\",\"host\":\"xen1\",\"reason\":null} | reason: is missing",
                "{\"type\":\"host-cordoned\",\"host\":\"xen1\",\"reason\":7} | reason: ",
                "{\"type\":\"host-uncordoned\",\"host\":\"xen1\",\"hast\":\"xen1\"} | hast: no such field; the fields here are host",
                "{\"type\":\"host-forgotten\",\"host\":\"xen1\"} | a fact needs a field type, one of run-opened,",
                "{\"host\":\"xen1\"} | a fact needs a field type, one of run-opened,",
                "{\"type\":\"run-closed\",\"run\":\"r\",\"outcome\":\"FINE\"} | outcome: 'FINE' is not right; expected one of UNKNOWN, FAILED",
                "{\"type\":\"run-closed\",\"run\":\"r\",\"outcome\":1} | outcome: ",
                "{\"type\":\"phase-entered\",\"migration\":\"r/1\",\"phase\":\"DONE\",\"why\":\"w\",\"findings\":[null]} | findings[0]: ",
                "{\"type\":\"host-uncordoned\",\"host\":\"xen1\"} {} | ",
                "{\"type\":\"host-uncordoned\",\"host\":\"xen1\",\"host\":\"xen2\"} | Duplicate field 'host'",
                "{ | not JSON: ",
                "null | the whole value: null is not right",
            })
    void whatIsNotAFactIsRefusedWithItsField(String text, String complaint) {
        assertThatThrownBy(() -> Json.read(text, Fact.class))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(complaint == null ? "" : complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1000000000001", "\"5\"", "true", "null"})
    void aSecondsValueThatIsNoneIsRefused(String seconds) {
        assertThatThrownBy(() -> Json.read(seconds, Duration.class)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"perSource\":0,\"perDestination\":1,\"perRun\":1} | limit perSource is 0; it must be 1 or more",
                "{\"perSource\":1.5,\"perDestination\":1,\"perRun\":1} | perSource: ",
                "{\"perSource\":\"1\",\"perDestination\":1,\"perRun\":1} | perSource: ",
                "{\"perDestination\":1,\"perRun\":1} | perSource: is missing",
            })
    void aLimitThatIsNoneIsRefused(String text, String complaint) {
        assertThatThrownBy(() -> Json.read(text, Policy.Limits.class)).hasMessageContaining(complaint);
    }

    private static Object anyOf(Class<?> type, Arbitrary arbitrary) {
        return switch (type.getSimpleName()) {
            case "Plan" -> arbitrary.plan();
            case "Run" -> arbitrary.run();
            case "Fleet" -> arbitrary.fleet();
            case "Progress" -> arbitrary.progress();
            case "Recorded" -> new Recorded(1, arbitrary.instant(), arbitrary.fact());
            default -> arbitrary.policy();
        };
    }
}
