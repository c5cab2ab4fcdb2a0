package io.drover.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.drover.model.Fact;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was wrong with a JSON text, in words for whoever wrote it. */
final class Complaint {
    /** A value that is quoted back is cut here, so that a message stays one line. */
    private static final int LONGEST_QUOTE = 80;

    /** How our own readers begin what would be right. */
    private static final String EXPECTED = "expected ";

    /** How the library begins when a field is absent or null. */
    private static final String NO_VALUE = "Null value for creator property";

    private static final String NO_NUMBER = "Cannot map `null` into type";

    private Complaint() {}

    static String about(JsonProcessingException refused) {
        if (refused instanceof JsonMappingException mapping) {
            return field(mapping) + ": " + reason(mapping);
        }
        return "not JSON: " + refused.getOriginalMessage() + at(refused);
    }

    private static String reason(JsonMappingException refused) {
        if (refused instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return "no such field; the fields here are " + known;
        }
        if (refused instanceof InvalidTypeIdException untyped && isFact(untyped.getBaseType())) {
            String names = Arrays.stream(FactType.values()).map(FactType::label).collect(Collectors.joining(", "));
            return "a fact needs a field type, one of " + names;
        }
        if (refused instanceof InvalidFormatException wrong) {
            return "'" + quote(wrong.getValue()) + "' is not right; " + expected(wrong);
        }
        if (refused instanceof ValueInstantiationException wrong && wrong.getCause() != null) {
            return String.valueOf(wrong.getCause().getMessage());
        }
        String message = refused.getOriginalMessage();
        if (message.startsWith(NO_VALUE) || message.startsWith(NO_NUMBER)) {
            return "is missing" + at(refused);
        }
        int expected = message.indexOf(": " + EXPECTED);
        return (expected < 0 ? message : message.substring(expected + 2)) + at(refused);
    }

    private static boolean isFact(@Nullable JavaType type) {
        return type != null && type.hasRawClass(Fact.class);
    }

    private static String expected(InvalidFormatException wrong) {
        Class<?> type = wrong.getTargetType();
        if (type != null && type.isEnum()) {
            return "expected one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        String message = wrong.getOriginalMessage();
        int at = message.indexOf(EXPECTED);
        return at < 0 ? message : message.substring(at);
    }

    private static String field(JsonMappingException refused) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : refused.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the whole value" : path.toString();
    }

    private static String at(JsonProcessingException refused) {
        return refused.getLocation() == null
                ? ""
                : " (line " + refused.getLocation().getLineNr() + ", column "
                        + refused.getLocation().getColumnNr() + ")";
    }

    private static String quote(Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
