package io.drover.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.drover.model.Fact;

/**
 * Model values as JSON and back. Identities, names and versions are strings, also as keys; a moment is ISO 8601 in UTC; a
 * duration is a number of seconds; what is empty is left out; enums go by name; a fact bears its {@link FactType}; an
 * observation is {@code {"value": …, "how": …}} or {@code {"unknown": why}}. Equal values give equal text. A plan says its makespan and
 * each of its moves its end, which follow from the rest; not in a fact that is written by itself, and nobody has to send them.
 *
 * <p>Reading is strict: a field that is missing, given twice or of another type is refused, and so is one that is unknown, unless
 * the reader says that it takes only what it knows.
 */
public final class Json {
    private static final ObjectMapper MAPPER = Mapping.create();
    private static final ObjectMapper FACTS = Mapping.forFacts();

    private Json() {}

    /** A value on one line. */
    public static String write(Object value) {
        try {
            return writerFor(value).writeValueAsString(value);
        } catch (JsonProcessingException refused) {
            throw new JsonException(value.getClass().getSimpleName() + " cannot be written as JSON", refused);
        }
    }

    /**
     * Reads a value.
     *
     * @throws JsonException naming the field, its value and what would be right
     */
    public static <T> T read(String text, Class<T> type) {
        return read(text, type, MAPPER.readerFor(type));
    }

    /**
     * Reads a value and ignores the fields that it does not know: for what another release wrote, which may say more.
     *
     * @throws JsonException naming the field, its value and what would be right
     */
    public static <T> T readKnown(String text, Class<T> type) {
        return read(text, type, MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    }

    private static <T> T read(String text, Class<T> type, ObjectReader reader) {
        try {
            Object value = reader.readValue(text);
            if (value == null) {
                throw new JsonException("the whole value: null is not right; expected a " + type.getSimpleName());
            }
            return type.cast(value);
        } catch (JsonProcessingException refused) {
            throw new JsonException(Complaint.about(refused), refused);
        }
    }

    private static ObjectWriter writerFor(Object value) {
        return value instanceof Fact ? FACTS.writerFor(Fact.class) : MAPPER.writer();
    }
}
