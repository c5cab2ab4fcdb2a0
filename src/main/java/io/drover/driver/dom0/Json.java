package io.drover.driver.dom0;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON as the host's tools print it. The library limits its depth and the length of its numbers. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The elements of the list that a command printed, after warnings that it may have printed first. */
    static List<JsonNode> list(Section section) {
        var lines = section.lines();
        int begin = 0;
        while (begin < lines.size() && !lines.get(begin).startsWith("[")) {
            begin++;
        }
        try {
            JsonNode list = MAPPER.readTree(String.join("\n", lines.subList(begin, lines.size())));
            if (!list.isArray()) {
                throw new IllegalArgumentException("it is no list");
            }
            return elements(list);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The elements of a list; what is absent has none. */
    static List<JsonNode> elements(JsonNode list) {
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw new IllegalArgumentException("a list is expected where there is none");
        }
        var elements = new ArrayList<JsonNode>();
        list.forEach(elements::add);
        return elements;
    }

    /** A text that is neither absent nor empty. */
    static Optional<String> text(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw new IllegalArgumentException(field + " is no text");
        }
        return Optional.of(node.textValue()).filter(text -> !text.isEmpty());
    }

    /** A whole number from a range; what is absent is as given. */
    static long number(JsonNode parent, String field, long most, long otherwise) {
        JsonNode node = parent.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new IllegalArgumentException(field + " is no whole number that it could be");
        }
        return Integers.between(node.longValue(), 0, most);
    }

    /**
     * One of libxl's booleans that know a default, which are texts ({@code libxl_defbool}); what is absent or
     * {@code <default>} is as given.
     */
    static boolean flag(JsonNode parent, String field, boolean otherwise) {
        if (parent.path(field).isBoolean()) {
            return parent.path(field).booleanValue();
        }
        String word = text(parent, field).orElse("<default>");
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            case "<default>" -> otherwise;
            default -> throw new IllegalArgumentException(field + " is neither True nor False");
        };
    }
}
