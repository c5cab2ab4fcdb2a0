package io.drover.api;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a request breaks the contract, in words for whoever sent it. The validator tells of every level between the body and
 * the field that is wrong; only the fields themselves are worth saying.
 */
final class Breach {
    /** More than these would hide the first. */
    private static final int MOST_ERRORS = 5;

    private static final String REASON = " Reason: ";
    private static final String UNKNOWN_FIELD = "does not match additional properties schema";

    private Breach() {}

    static String inWords(ValidatorException breach) {
        String said = String.valueOf(breach.getMessage());
        if (!(breach instanceof SchemaValidationException schema)) {
            return said;
        }
        List<OutputUnit> errors =
                Optional.ofNullable(schema.getOutputUnit().getErrors()).orElse(List.of());
        String details = errors.stream()
                .filter(error -> saysSomething(error, errors))
                .map(Breach::inWords)
                .distinct()
                .limit(MOST_ERRORS)
                .collect(Collectors.joining("; "));
        return details.isEmpty() ? said : said.split(REASON, 2)[0] + " " + details;
    }

    private static boolean saysSomething(OutputUnit error, List<OutputUnit> errors) {
        String said = String.valueOf(error.getError());
        if (said.contains(UNKNOWN_FIELD)) {
            return errors.stream()
                    .filter(other -> other.getInstanceLocation().equals(error.getInstanceLocation()))
                    .allMatch(other -> String.valueOf(other.getError()).contains(UNKNOWN_FIELD));
        }
        return !said.endsWith("does not match schema") && !said.equals("A subschema had errors");
    }

    private static String inWords(OutputUnit error) {
        String field = error.getInstanceLocation().replaceFirst("^#/?", "");
        String said = String.valueOf(error.getError());
        String what = said.contains(UNKNOWN_FIELD) ? "there is no such field" : said;
        return field.isEmpty() ? what : field + ": " + what;
    }
}
